package org.lariat.gpu.cuda;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests tagged {@code gpu} where there is no build tool; see {@code gpu/device/run.sh}. */
final class DeviceTests {
    private DeviceTests() {}

    /** Ends with 0 if tests ran and none failed, with 1 if one failed, with 2 if none ran. */
    public static void main(String[] arguments) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(DeviceContractTest.class))
                .filters(TagFilter.includeTags("gpu"))
                .build();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.printFailuresTo(out);
        out.printf(
                "Tests tagged gpu: %d passed, %d failed, %d skipped.%n",
                summary.getTestsSucceededCount(), summary.getTotalFailureCount(), summary.getTestsAbortedCount());
        if (summary.getTotalFailureCount() > 0) {
            System.exit(1);
        }
        if (summary.getTestsSucceededCount() == 0) {
            out.println("None ran: " + new CudaProvider().unavailable().orElse("no reason is known"));
            System.exit(2);
        }
    }
}
