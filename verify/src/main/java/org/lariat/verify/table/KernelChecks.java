package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.ElementType;
import org.lariat.verify.table.Backend.Contract;
import org.lariat.verify.table.Row.Kind;

/**
 * Every operation of a kernel at every length up to two registers of every width and a few longer ones: the reference against exact
 * arithmetic, the others against the bits of the reference.
 */
final class KernelChecks {
    private static final int[] LENGTHS = IntStream.concat(IntStream.rangeClosed(0, 72), IntStream.of(127, 131, 257))
            .toArray();

    /** Roundings of a sum beside those of its longest lane, which takes a quarter of the elements at most. */
    private static final int FOLD = 16;

    private KernelChecks() {}

    /** One row for each operation and element type; none for a backend without a kernel. */
    static List<Row> of(Backend backend) {
        if (!backend.promises(Contract.REFERENCE) && !backend.promises(Contract.SAME_BITS)) {
            return List.of();
        }
        VectorKernel kernel = Kernels.named(backend.name());
        List<Row> rows = new ArrayList<>();
        for (ElementType type : ElementType.values()) {
            List<Operands> inputs =
                    Arrays.stream(LENGTHS).mapToObj(n -> new Operands(n, type)).toList();
            for (KernelOperation operation : KernelOperation.values()) {
                if (operation.readsColumns() || type == ElementType.FLOAT64) {
                    rows.add(row(backend, kernel, operation, type, inputs));
                }
            }
        }
        return rows;
    }

    private static Row row(
            Backend backend, VectorKernel kernel, KernelOperation operation, ElementType type, List<Operands> inputs) {
        String subject = operation.label() + " " + (type == ElementType.FLOAT64 ? "float64" : "float32");
        boolean reference = backend.promises(Contract.REFERENCE);
        for (Operands o : inputs) {
            String fault;
            try {
                double[] computed = operation.run(kernel, columns(kernel, type), o);
                fault = reference ? inexact(operation, o, computed) : different(operation, type, o, computed);
            } catch (RuntimeException e) {
                fault = e.toString();
            }
            if (fault != null) {
                return new Row(
                        backend.label(), Kind.KERNEL, subject, Status.FAILED, null, "at length " + o.n + ": " + fault);
            }
        }
        String promise = reference ? "within rounding of the exact sums" : "same bits";
        return new Row(
                backend.label(), Kind.KERNEL, subject, Status.PASSED, null, LENGTHS.length + " lengths, " + promise);
    }

    private static ColumnKernel columns(VectorKernel kernel, ElementType type) {
        return type == ElementType.FLOAT64 ? kernel.float64() : kernel.float32();
    }

    private static @Nullable String inexact(KernelOperation operation, Operands o, double[] computed) {
        for (int k = 0; k < computed.length; k++) {
            if (!operation.exact(o, k).allows(computed[k], o.n / VectorKernel.SPARSE_LANES + FOLD)) {
                return "element " + k + " is " + computed[k] + ", further from its definition than rounding explains";
            }
        }
        return null;
    }

    private static @Nullable String different(
            KernelOperation operation, ElementType type, Operands o, double[] computed) {
        VectorKernel scalar = new ScalarKernel();
        double[] expected = operation.run(scalar, columns(scalar, type), o);
        int k = Arrays.mismatch(computed, expected);
        return k < 0 ? null : "element " + k + " is " + computed[k] + ", the reference has " + expected[k];
    }
}
