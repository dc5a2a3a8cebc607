package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.testing.filecheck.FileCheck;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on a module. */
public final class ModuleAssert extends AbstractAssert<ModuleAssert, MlirModule> {
  ModuleAssert(MlirModule actual) {
    super(actual, ModuleAssert.class);
  }

  /** That it prints as this text, white space at the begin and end apart. */
  public ModuleAssert prints(String text) {
    isNotNull();
    Assertions.assertThat(actual.print().strip())
        .as(info.descriptionText())
        .isEqualTo(text.strip());
    return this;
  }

  /**
   * That its text holds what the directives say.
   *
   * @param checks lines such as {@code CHECK: arith.addf}; see {@link FileCheck}
   */
  public ModuleAssert satisfiesChecks(String checks) {
    isNotNull();
    if (FileCheck.check(checks, actual.print()) instanceof FileCheck.Result.Failed(String report)) {
      failWithMessage("%s%nthe module is:%n%s", report, actual.print());
    }
    return this;
  }

  /** That MLIR's verifier finds nothing wrong. */
  public ModuleAssert isValid() {
    isNotNull();
    List<MlirDiagnostic> found = actual.verify();
    if (!found.isEmpty()) {
      failWithMessage("the module is not valid:%n%s%n%s", found, actual.print());
    }
    return this;
  }
}
