#include "result.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/AsmState.h"

#include "llvm/Support/raw_ostream.h"

static NeurojitResult *print(llvm::function_ref<void(llvm::raw_ostream &)> writer) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    llvm::raw_string_ostream stream(outcome.text);
    writer(stream);
    outcome.ok = true;
  });
}

static mlir::OpPrintingFlags toFlags(int32_t bits) {
  mlir::OpPrintingFlags flags;
  if (bits & NEUROJIT_PRINT_LOCATIONS)
    flags.enableDebugInfo();
  if (bits & NEUROJIT_PRINT_GENERIC)
    flags.printGenericOpForm();
  if (bits & NEUROJIT_PRINT_LOCAL_SCOPE)
    flags.useLocalScope();
  if (bits & NEUROJIT_PRINT_SKIP_REGIONS)
    flags.skipRegions();
  return flags;
}

NeurojitResult *neurojitPrintOperation(MlirOperation operation, int32_t flags) {
  return print([&](llvm::raw_ostream &out) { unwrap(operation)->print(out, toFlags(flags)); });
}

NeurojitResult *neurojitPrintType(MlirType type) {
  return print([&](llvm::raw_ostream &out) { unwrap(type).print(out); });
}

NeurojitResult *neurojitPrintAttribute(MlirAttribute attribute) {
  return print([&](llvm::raw_ostream &out) { unwrap(attribute).print(out); });
}
