package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Dialects defined in MLIR itself, by modules of {@code irdl.dialect}. */
public final class IrdlDialects {
  private IrdlDialects() {}

  /**
   * Adds the dialects that a module defines to its context, for good.
   *
   * @return why not: nothing if they were added
   */
  public static List<MlirDiagnostic> load(MlirModule module) {
    List<MlirDiagnostic> wrong = new ArrayList<>(module.verify());
    if (!wrong.isEmpty()) {
      return List.copyOf(wrong);
    }
    MlirContext context = module.context();
    for (Operation operation : module.body().operations()) {
      String name = operation.symbolName().orElse("");
      if (operation.name().equals("irdl.dialect") && context.dialects().find(name).isPresent()) {
        // MLIR would end the process.
        wrong.add(
            MlirDiagnostic.error(
                "there is a dialect '%s' already".formatted(name), operation.location()));
      }
    }
    if (!wrong.isEmpty()) {
      return List.copyOf(wrong);
    }
    MemorySegment raw = CApi.mlirModuleFromOperation(Raw.HEAP, module.rawOperation());
    Deep.Outcome<Boolean> loaded =
        Deep.observed(context, () -> Raw.succeeded(CApi.mlirLoadIRDLDialects(Raw.HEAP, raw)));
    context.noteOwnDialects();
    if (loaded.value()) {
      return List.of();
    }
    return loaded.diagnostics().isEmpty()
        ? List.of(MlirDiagnostic.error("MLIR does not load these dialects", Location.UNKNOWN))
        : loaded.diagnostics();
  }
}
