package dev.neurojit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of the house: who may know whom. */
@AnalyzeClasses(packages = "dev.neurojit", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] HEALER = {
    "dev.neurojit",
    "..heal..",
    "..bench..",
    "..report..",
    "..tasks..",
    "..oracle..",
    "..resource..",
    "..child..",
    "..judge..",
    "..admit..",
    "..flight..",
    "..isolate..",
    "..propose..",
    "..reduce..",
    "..tune..",
    "..journal..",
    "..certify..",
    "..analytics..",
    "..blame..",
    "..llm..",
    "dev.neurojit.llama..",
    "..lsp..",
    "..mcp..",
    "..cli.."
  };

  @ArchTest
  static final ArchRule SIM_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage("..sim..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.neurojit..").and(notIn("..sim..")));

  @ArchTest
  static final ArchRule SYNTAX_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage("..syntax..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.neurojit..").and(notIn("..syntax..")));

  @ArchTest
  static final ArchRule MLIR_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage("..mlir..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.neurojit..").and(notIn("..mlir..")));

  @ArchTest
  static final ArchRule FOREIGN_MEMORY_STAYS_IN_THE_BINDINGS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..mlir..", "dev.neurojit.llama..", "dev.neurojit.llm.worker")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..");

  @ArchTest
  static final ArchRule THE_C_API_STAYS_IN_MLIR =
      noClasses()
          .that()
          .resideOutsideOfPackage("..mlir..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..mlir.capi..");

  @ArchTest
  static final ArchRule HTTP_STAYS_IN_LLM =
      noClasses()
          .that()
          .resideOutsideOfPackage("..llm..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule LLAMA_STAYS_IN_THE_WORKER =
      noClasses()
          .that()
          .resideOutsideOfPackages("..llm.worker..", "dev.neurojit.llama..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.neurojit.llama..", "de.kherud..");

  @ArchTest
  static final ArchRule LLAMA_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage("dev.neurojit.llama..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.neurojit..").and(notIn("dev.neurojit.llama..")));

  @ArchTest
  static final ArchRule PICOCLI_STAYS_IN_THE_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule NOBODY_DEPENDS_ON_THE_CLI =
      classes()
          .that()
          .resideInAPackage("..cli..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("..cli..");

  @ArchTest
  static final ArchRule STANDARD_STREAMS_BELONG_TO_THE_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackages("..cli..", "..isolate..", "..llm.worker..", "..mlir.capi..")
          .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.neurojit.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PACKAGES_OF_THE_HEALER_ARE_KNOWN =
      classes()
          .that()
          .resideOutsideOfPackages("..mlir..", "..syntax..", "..sim..")
          .should()
          .resideInAnyPackage(HEALER);

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaClass>
      notIn(String identifier) {
    return com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage(identifier));
  }
}
