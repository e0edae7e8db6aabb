package org.lariat.verify.table;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/** An error that a kernel might have. */
enum Fault {
    /** A dense sum leaves out the last element where the length is not a multiple of 8. */
    WRONG_TAIL {
        @Override
        void before(String method, Object[] args) {
            if (method.equals("dot")) {
                shorten(args, args.length - 1, 8); // n is the last argument
            } else if (method.equals("dots")) {
                shorten(args, 5, 8);
            }
        }
    },
    /** A dense sum leaves out lane 5 of 32. */
    DROPPED_LANE {
        @Override
        void before(String method, Object[] args) {
            int place = method.equals("dot") ? 2 : method.equals("dots") ? 4 : -1;
            if (place >= 0 && args[place] instanceof double[] v) {
                double[] without = v.clone();
                for (int i = 5; i < v.length; i += VectorKernel.DOT_LANES) {
                    without[i] = 0.0;
                }
                args[place] = without;
            }
        }
    },
    /** A sparse sum leaves out the last entry where the count is not a multiple of 4. */
    SPARSE_TAIL {
        @Override
        void before(String method, Object[] args) {
            if (method.startsWith("sparseDot")) {
                shorten(args, 3, 4);
            }
        }
    },
    /** An update of the residual writes the last element with a relative error of 1e-9. */
    INEXACT_TAIL {
        @Override
        void after(String method, Object[] args) {
            if (method.equals("axpy") && args[3] instanceof double[] v && args[4] instanceof Integer n && n > 0) {
                v[n - 1] *= 1 + 1e-9;
            }
        }
    },
    /** The penalty has the other sign in a proximal step. */
    PENALTY_SIGN {
        @Override
        void before(String method, Object[] args) {
            if (method.equals("softThreshold") && args[1] instanceof double[] thresholds) {
                double[] t = thresholds.clone();
                for (int i = 0; i < t.length; i++) {
                    t[i] = -t[i];
                }
                args[1] = t;
            }
        }
    };

    /** The name of the backend that has the error. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Changes what an operation is called with. */
    void before(String method, Object[] args) {}

    /** Changes what an operation has left. */
    void after(String method, Object[] args) {}

    /** The scalar kernel with this error. */
    VectorKernel kernel() {
        return wrapped(VectorKernel.class, new ScalarKernel());
    }

    private static void shorten(Object[] args, int place, int group) {
        if (args[place] instanceof Integer n && n % group != 0) {
            args[place] = n - 1;
        }
    }

    private <K> K wrapped(Class<K> type, K right) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(method, right, args)));
    }

    private @Nullable Object call(Method method, Object right, Object @Nullable [] args) throws Throwable {
        Object[] given = args == null ? new Object[0] : args;
        before(method.getName(), given);
        try {
            Object result = method.invoke(right, given);
            after(method.getName(), given);
            return result instanceof ColumnKernel columns ? wrapped(ColumnKernel.class, columns) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
