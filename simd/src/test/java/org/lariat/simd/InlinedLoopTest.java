package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops over short columns must stay so small that C2 inlines them: not inlined they take up to twice as long. */
class InlinedLoopTest {
    /** HotSpot's FreqInlineSize, bytes of bytecode. */
    private static final int LARGEST = 325;

    @ParameterizedTest
    @ValueSource(classes = {Float64Columns.class, Float32Columns.class})
    void loopsOverShortColumnsAreSmall(Class<?> columns) {
        assertThat(sizes(columns).get("shortDot")).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void soIsTheSumOfSquares() {
        assertThat(sizes(Float64Columns.class).get("shortDeviation")).isLessThanOrEqualTo(LARGEST);
    }

    private static Map<String, Integer> sizes(Class<?> type) {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .filter(method -> method.code().isPresent())
                    .collect(Collectors.toMap(
                            method -> method.methodName().stringValue(), InlinedLoopTest::size, Math::max));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int size(MethodModel method) {
        CodeModel code = method.code().orElseThrow();
        return ((CodeAttribute) code).codeLength();
    }
}
