package org.lariat.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The direction of dependencies: the way data goes. */
class ArchitectureTest {
    /** Packages of core; each may use those before it. */
    private static final List<String> CORE = List.of(
            "org.lariat.kernel",
            "org.lariat.matrix",
            "org.lariat.objective",
            "org.lariat.resident",
            "org.lariat.screening",
            "org.lariat.solver",
            "org.lariat.path",
            "org.lariat.selection",
            "org.lariat",
            "org.lariat.validation",
            "org.lariat.stability",
            "org.lariat.relaxed",
            "org.lariat.inference",
            "org.lariat.comparison");

    /** Packages of data; each may use those before it. */
    private static final List<String> DATA =
            List.of("org.lariat.data.text", "org.lariat.data.prep", "org.lariat.data", "org.lariat.data.model");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lariat");

    @Test
    void packagesOfCoreUseOnlyThoseBeforeThem() {
        for (int k = 0; k < CORE.size() - 1; k++) {
            noClasses()
                    .that()
                    .resideInAPackage(CORE.get(k))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(CORE.subList(k + 1, CORE.size()).toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void packagesOfDataUseOnlyThoseBeforeThem() {
        for (int k = 0; k < DATA.size() - 1; k++) {
            noClasses()
                    .that()
                    .resideInAPackage(DATA.get(k))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(DATA.subList(k + 1, DATA.size()).toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void coreNeedsTheJdkAlone() {
        List<String> allowed = new ArrayList<>(CORE);
        allowed.add("java..");
        allowed.add("javax.management..");
        allowed.add("org.jspecify..");
        classes()
                .that()
                .resideInAnyPackage(CORE.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theIncubatorIsUsedInSimdOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lariat.simd")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(CLASSES);
    }

    @Test
    void theJudgeKnowsNoKernelAndNoSolver() {
        noClasses()
                .that()
                .resideInAPackage("org.lariat.verify")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lariat.kernel",
                        "org.lariat.solver",
                        "org.lariat.path",
                        "org.lariat.simd",
                        "org.lariat.verify.table")
                .check(CLASSES);
    }

    @Test
    void whatIsCheckedKnowsNothingOfTheTable() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.lariat.verify..", "org.lariat.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lariat.verify..")
                .check(CLASSES);
    }
}
