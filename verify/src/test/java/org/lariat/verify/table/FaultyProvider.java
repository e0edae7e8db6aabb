package org.lariat.verify.table;

import java.util.Optional;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.VectorKernel;

/** Registers a backend for each {@link Fault}; none can be used but within {@link #armed}. */
abstract class FaultyProvider implements KernelProvider {
    private static volatile boolean armed;

    private final Fault fault;

    FaultyProvider(Fault fault) {
        this.fault = fault;
    }

    /** Lets wrong backends run meanwhile. */
    static void armed(Runnable test) {
        armed = true;
        try {
            test.run();
        } finally {
            armed = false;
        }
    }

    @Override
    public String name() {
        return fault.label();
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Optional<String> unavailable() {
        return armed ? Optional.empty() : Optional.of("it is wrong on purpose; only InjectedErrorTest uses it");
    }

    @Override
    public VectorKernel create() {
        return fault.kernel();
    }

    /** See {@link Fault#WRONG_TAIL}. */
    public static final class WrongTail extends FaultyProvider {
        /** For {@link java.util.ServiceLoader}. */
        public WrongTail() {
            super(Fault.WRONG_TAIL);
        }
    }

    /** See {@link Fault#DROPPED_LANE}. */
    public static final class DroppedLane extends FaultyProvider {
        /** For {@link java.util.ServiceLoader}. */
        public DroppedLane() {
            super(Fault.DROPPED_LANE);
        }
    }

    /** See {@link Fault#SPARSE_TAIL}. */
    public static final class SparseTail extends FaultyProvider {
        /** For {@link java.util.ServiceLoader}. */
        public SparseTail() {
            super(Fault.SPARSE_TAIL);
        }
    }

    /** See {@link Fault#INEXACT_TAIL}. */
    public static final class InexactTail extends FaultyProvider {
        /** For {@link java.util.ServiceLoader}. */
        public InexactTail() {
            super(Fault.INEXACT_TAIL);
        }
    }

    /** See {@link Fault#PENALTY_SIGN}. */
    public static final class PenaltySign extends FaultyProvider {
        /** For {@link java.util.ServiceLoader}. */
        public PenaltySign() {
            super(Fault.PENALTY_SIGN);
        }
    }
}
