package org.lariat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lariat backends}: what can compute here. */
@Command(
        name = "backends",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the backends, best first: what each is, or why it cannot run here.",
        footer = {"", "Examples:", "  lariat backends", "  lariat backends --format json"})
final class BackendsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    BackendsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (screen.json()) {
            json();
        } else if (screen.text()) {
            text();
        }
        return ExitCode.OK;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String about(KernelProvider provider) {
        return provider.unavailable().orElseGet(() -> provider.create().description());
    }

    private void text() {
        for (KernelProvider provider : Kernels.providers()) {
            String state = provider.unavailable().isEmpty() ? "usable" : "not usable";
            console.out().println(provider.name() + ": " + state + " – " + about(provider));
        }
        String chosen = Kernels.named(Kernels.AUTO).name();
        console.out().println("auto: " + chosen + "; " + processors() + " processors, Java " + Runtime.version());
    }

    private void json() {
        List<Map<String, Object>> backends = new ArrayList<>();
        for (KernelProvider provider : Kernels.providers()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", provider.name());
            one.put("usable", provider.unavailable().isEmpty());
            one.put("about", about(provider));
            backends.add(one);
        }
        new JsonReport()
                .put("backends", backends)
                .put("auto", Kernels.named(Kernels.AUTO).name())
                .put("processors", processors())
                .put("java", Runtime.version().toString())
                .print(console);
    }
}
