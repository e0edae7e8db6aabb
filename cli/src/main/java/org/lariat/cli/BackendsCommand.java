package org.lariat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.Kernels;
import org.lariat.resident.ResidentProvider;
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

    private static String about(ResidentProvider.Device device) {
        return String.format(
                Locale.ROOT,
                "%s, %.1f GB of memory, %.1f GB free; %s",
                device.name(),
                1e-9 * device.totalBytes(),
                1e-9 * device.freeBytes(),
                device.about());
    }

    private static Map<String, Object> fields(ResidentProvider provider) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", provider.name());
        one.put("usable", provider.unavailable().isEmpty());
        provider.unavailable().ifPresent(why -> one.put("reason", why));
        List<Map<String, Object>> devices = new ArrayList<>();
        for (ResidentProvider.Device device : provider.devices()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", device.name());
            fields.put("totalBytes", device.totalBytes());
            fields.put("freeBytes", device.freeBytes());
            fields.put("about", device.about());
            devices.add(fields);
        }
        one.put("devices", devices);
        return one;
    }

    private void text() {
        for (KernelProvider provider : Kernels.providers()) {
            String state = provider.unavailable().isEmpty() ? "usable" : "not usable";
            console.out().println(provider.name() + ": " + state + " – " + about(provider));
        }
        for (ResidentProvider provider : UnfetchedBackend.andOthers()) {
            String state =
                    provider.unavailable().map(why -> "not usable – " + why).orElse("usable");
            console.out().println(provider.name() + " (resident designs): " + state);
            List<ResidentProvider.Device> devices = provider.devices();
            for (int k = 0; k < devices.size(); k++) {
                console.out().println("  device " + k + ": " + about(devices.get(k)));
            }
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
                .put(
                        "resident",
                        UnfetchedBackend.andOthers().stream()
                                .map(BackendsCommand::fields)
                                .toList())
                .put("auto", Kernels.named(Kernels.AUTO).name())
                .put("processors", processors())
                .put("java", Runtime.version().toString())
                .print(console);
    }
}
