package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingGroupTest {
    private static final DesignMatrix X = DenseMatrix.ofRows(new double[][] {{1, 2, 3}, {4, 5, 6}});

    /** Member k asks k + 1 times, and reads as often as it likes in between: the rounds are the same, whoever comes first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void otherWorkIsDoneForAllWhoAreThere(int threads) {
        List<List<String>> rounds = new ArrayList<>();
        List<BiFunction<DesignMatrix, Consumer<String>, double[]>> tasks = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int number = k;
            tasks.add((view, ask) -> {
                double[] out = new double[3];
                for (int round = 0; round <= number; round++) {
                    for (int read = 0; read < (number + round) % 3; read++) {
                        view.correlations(new double[] {number, 1}, out);
                    }
                    ask.accept(number + "/" + round);
                }
                view.correlations(new double[] {number, 1}, out);
                return out;
            });
        }
        List<double[]> results = ReadingGroup.run(X, threads, rounds::add, tasks, () -> {});
        assertThat(rounds)
                .containsExactly(
                        List.of("0/0", "1/0", "2/0", "3/0"),
                        List.of("1/1", "2/1", "3/1"),
                        List.of("2/2", "3/2"),
                        List.of("3/3"));
        for (int k = 0; k < 4; k++) {
            assertThat(results.get(k)).containsExactly(k + 4, 2 * k + 5, 3 * k + 6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whereOtherWorkFailsNobodyWaits(int threads) {
        List<BiFunction<DesignMatrix, Consumer<String>, double[]>> tasks = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            tasks.add((view, ask) -> {
                ask.accept("");
                double[] out = new double[3];
                view.correlations(new double[2], out);
                return out;
            });
        }
        Consumer<List<String>> failing = requests -> {
            throw new IllegalStateException("the device is gone");
        };
        assertThatThrownBy(() -> ReadingGroup.run(X, threads, failing, tasks, () -> {}))
                .hasMessage("the device is gone");
    }

    /** The caller has the one thread of a group of one first; with more, members need not wait for him. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theCallersPartTakesAThread(int threads) {
        CountDownLatch done = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<BiFunction<DesignMatrix, Consumer<String>, double[]>> tasks = new ArrayList<>();
        tasks.add((view, ask) -> {
            double[] out = new double[3];
            view.correlations(new double[] {1, 1}, out);
            order.add("member");
            done.countDown();
            return out;
        });
        ReadingGroup.run(X, threads, requests -> {}, tasks, () -> {
            if (threads > 1) {
                await(done);
            }
            order.add("caller");
        });
        assertThat(order)
                .containsExactlyElementsOf(threads > 1 ? List.of("member", "caller") : List.of("caller", "member"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whereTheCallersPartFailsTheOthersAreInterrupted(int threads) {
        List<BiFunction<DesignMatrix, Consumer<String>, String>> tasks = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            tasks.add((view, ask) -> {
                while (!Thread.currentThread().isInterrupted()) {
                    view.correlations(new double[2], new double[3]);
                }
                return "ended";
            });
        }
        assertThatThrownBy(() -> ReadingGroup.run(X, threads, requests -> {}, tasks, () -> {
                    throw new IllegalStateException("the path failed");
                }))
                .hasMessage("the path failed");
    }

    /** One of three is busy until the others have been answered: a pass that waited for all would never come. */
    @Test
    void aPassDoesNotWaitForThoseWhoKeepTheThreadsBusy() {
        CountDownLatch answered = new CountDownLatch(3);
        List<BiFunction<DesignMatrix, Consumer<String>, double[]>> tasks = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int number = k;
            tasks.add((view, ask) -> {
                double[] out = new double[3];
                if (number == 0) {
                    await(answered);
                }
                view.correlations(new double[] {number, 1}, out);
                answered.countDown();
                return out;
            });
        }
        List<double[]> results = ReadingGroup.run(X, 2, requests -> {}, tasks, () -> {});
        for (int k = 0; k < 4; k++) {
            assertThat(results.get(k)).containsExactly(k + 4, 2 * k + 5, 3 * k + 6);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
