#include "result.h"

#include "mlir-c/RegisterEverything.h"
#include "mlir/CAPI/IR.h"

#include "llvm/Support/raw_ostream.h"

MlirContext neurojitContextCreate(void) {
  // All dialects, as a smaller registry lacks the interfaces by which convert-to-llvm works and
  // makes it do nothing without a word.
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  mlirRegisterAllDialects(registry);
  MlirContext context = mlirContextCreateWithRegistry(registry, false);
  mlirDialectRegistryDestroy(registry);
  mlirRegisterAllLLVMTranslations(context);
  unwrap(context)->printOpOnDiagnostic(false);
  return context;
}

NeurojitResult *neurojitDialectNames(MlirContext context) {
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    llvm::raw_string_ostream out(outcome.text);
    for (llvm::StringRef name : unwrap(context)->getAvailableDialects())
      out << name << '\n';
    outcome.ok = true;
  });
}
