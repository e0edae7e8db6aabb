package org.lariat.bench.suite.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that say what they have, and jars that do not. */
class JavaPeersTest {
    @TempDir
    Path folder = Path.of("");

    /** A jar whose main class does what a line of Java says. */
    private Path jar(String statement) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Main.java"),
                "public class Main { public static void main(String[] args) { " + statement + " } }");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        Path jar = folder.resolve("peer.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new ZipEntry("Main.class"));
            Files.copy(folder.resolve("Main.class"), entries);
        }
        return jar;
    }

    @Test
    void aJarSaysWhatItHas() throws IOException {
        Path jar = jar("System.out.println(\"Some library\\t0.01\\t0.01,1.0E-5\"); System.err.println(args[0]);");
        List<PeerCommand> commands = JavaPeers.in(jar, folder.resolve("log"));
        assertThat(commands).singleElement().satisfies(command -> {
            assertThat(command.name()).isEqualTo("Some library");
            assertThat(command.words()).endsWith("-jar", jar.toString(), "Some library");
            assertThat(command.usual()).isEqualTo(0.01);
            assertThat(command.ladder()).containsExactly(0.01, 1e-5);
            assertThat(command.sparse()).isFalse();
        });
        try (Peers peers = Peers.javaAlone(List.of(jar), 1)) {
            assertThat(peers.programs())
                    .singleElement()
                    .matches(program -> program.name().equals("Some library"));
            assertThat(peers.missing()).isEmpty();
        }
    }

    @Test
    void aJarThatSaysNothingOfUseIsLeftOutWithASentence() throws IOException {
        Path jar = jar("System.out.println(\"Hello\");");
        try (Peers peers = Peers.javaAlone(List.of(jar), 1)) {
            assertThat(peers.programs()).isEmpty();
            assertThat(peers.missing()).containsExactly("the jar " + jar + " is left out: it says 'Hello'");
        }
        Path failing = jar("System.exit(3);");
        try (Peers peers = Peers.javaAlone(List.of(failing), 1)) {
            assertThat(peers.missing())
                    .containsExactly("the jar " + failing + " is left out: it does not answer to --describe");
        }
    }
}
