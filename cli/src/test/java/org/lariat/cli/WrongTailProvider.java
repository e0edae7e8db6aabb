package org.lariat.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/** A backend that leaves the last element out of every dense sum. Registered by {@link VerifyCommandTest} alone, in JVMs of its own. */
public final class WrongTailProvider implements KernelProvider {
    /** For {@link java.util.ServiceLoader}. */
    public WrongTailProvider() {}

    @Override
    public String name() {
        return "wrong-tail";
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public VectorKernel create() {
        return wrong(VectorKernel.class, new ScalarKernel());
    }

    private static <K> K wrong(Class<K> type, K right) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("dot")) {
                args[args.length - 1] = Math.max(0, (int) args[args.length - 1] - 1);
            }
            try {
                Object result = method.invoke(right, args);
                return result instanceof ColumnKernel columns ? wrong(ColumnKernel.class, columns) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }));
    }
}
