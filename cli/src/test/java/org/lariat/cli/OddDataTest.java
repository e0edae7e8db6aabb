package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that is odd but fits: the fit succeeds, and what is odd is said. */
class OddDataTest {
    @TempDir
    Path folder = Path.of("");

    private void fits(String text, String note, Object... flags) throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), text);
        Object[] args = new Object[flags.length + 4];
        args[0] = "fit";
        args[1] = data;
        args[2] = "--target";
        args[3] = "y";
        System.arraycopy(flags, 0, args, 4, flags.length);
        Ran ran = Ran.lariat(args);
        assertThat(ran.out()).contains("Note: " + note);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void constantColumn() throws IOException {
        fits("a,b,y\n1,2,3\n1,1,5\n1,4,9\n1,7,2\n", "1 column is constant (the first is column 1): coefficient 0");
    }

    @Test
    void constantResponse() throws IOException {
        fits("a,b,y\n1,2,3\n2,1,3\n4,4,3\n3,7,3\n", "the response is constant (3.0)");
    }

    @Test
    void duplicateColumns() throws IOException {
        fits(
                "a,b,y\n1,1,3\n2,2,5\n4,4,9\n3,3,2\n",
                "1 column repeats an earlier one: the coefficients of equal columns are not unique, the fit is");
    }

    @Test
    void oneRow() throws IOException {
        fits("a,b,y\n1,2,3\n", "there is one row: the intercept fits it and all coefficients are 0");
    }

    @Test
    void lambdaAboveLambdaMax() throws IOException {
        fits(
                "a,b,y\n1,2,3\n2,1,5\n4,4,9\n3,7,2\n",
                "1 of 1 lambdas is above lambda-max 1.67705: only unpenalised coefficients can be non-zero there",
                "--lambda",
                "1e6");
    }

    @Test
    void columnScalesFarApart() throws IOException {
        fits(
                "a,b,y\n1e150,2e-150,3\n2e150,1e-150,5\n4e150,4e-150,9\n3e150,7e-150,2\n",
                "column standard deviations run from 2.29e-150 to 1.12e+150: they are scaled internally, but check the"
                        + " units");
    }

    @Test
    void float32() throws IOException {
        fits(
                "a,b,y\n1,2,3\n2,1,5\n4,4,9\n3,7,2\n",
                "X is stored as float32: the problem solved and certified is the one with the rounded matrix",
                "--float32");
    }
}
