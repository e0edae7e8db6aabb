package org.lariat.gpu.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The provider on class paths that lack some of what it needs. */
class WithoutLibrariesTest {
    /** What the provider says where only the entries that pass are on the class path. */
    private static Optional<?> unavailable(Predicate<String> entries) throws IOException, ReflectiveOperationException {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entries)
                .map(WithoutLibrariesTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> service = loader.loadClass("org.lariat.resident.ResidentProvider");
            List<?> providers = ServiceLoader.load(service, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.getClass().getName().equals(Nd4jProvider.class.getName()))
                    .toList();
            assertThat(providers).hasSize(1);
            assertThat((List<?>) service.getMethod("devices").invoke(providers.getFirst()))
                    .isEmpty();
            return (Optional<?>) service.getMethod("unavailable").invoke(providers.getFirst());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    private static boolean isLariat(String entry) {
        return entry.contains("lariat") || entry.endsWith("classes");
    }

    @Test
    void loadsAndSaysWhatToAdd() throws Exception {
        assertThat(unavailable(WithoutLibrariesTest::isLariat).map(Object::toString))
                .contains(
                        "the nd4j libraries are not on the class path: add org.nd4j:nd4j-native-platform:1.0.0-M2.1, or"
                                + " start the lariat command with --backend nd4j, which fetches them");
    }

    @Test
    void saysThatThePlatformIsMissing() throws Exception {
        Predicate<String> platform = entry -> entry.matches(".*-(linux|macosx|windows)-(x86_64|arm64)\\.jar");
        assertThat(unavailable(platform.negate()).map(Object::toString))
                .get()
                .asString()
                .startsWith("ND4J does not start: ")
                .endsWith(
                        "; see that the jars with the libraries of this platform (classifier) are on the class path, and"
                                + " that their cache (-Dorg.bytedeco.javacpp.cachedir) can be written");
    }
}
