package org.lariat.bench.suite.result;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The direction of dependencies within the suite, and what must not come with it onto the command's class path. */
class SuiteArchitectureTest {
    private static final String ROOT = "org.lariat.bench.suite";

    /** Each may use those before it. */
    private static final List<String> PACKAGES =
            List.of(ROOT + ".result", ROOT + ".problem", ROOT + ".measure", ROOT + ".kernel", ROOT + ".peer", ROOT);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int k = 0; k < PACKAGES.size() - 1; k++) {
            noClasses()
                    .that()
                    .resideInAPackage(PACKAGES.get(k))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(PACKAGES.subList(k + 1, PACKAGES.size()).toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void nothingNeedsJmhOrTheIncubator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openjdk.jmh..", "jdk.incubator..")
                .check(CLASSES);
    }
}
