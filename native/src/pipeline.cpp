#include "precise_math.h"
#include "result.h"

#include <mutex>

#include "mlir-c/RegisterEverything.h"
#include "mlir/CAPI/IR.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

#include "llvm/Support/raw_ostream.h"

NeurojitResult *neurojitPipelineParse(MlirContext context, const char *text, int64_t size) {
  static std::once_flag registered;
  std::call_once(registered, [] {
    mlirRegisterAllPasses();
    neurojit::registerPreciseMath();
  });
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    std::string message;
    llvm::raw_string_ostream errors(message);
    auto parsed = mlir::parsePassPipeline({text, static_cast<size_t>(size)}, errors);
    if (mlir::failed(parsed)) {
      outcome.fail(llvm::StringRef(message).rtrim());
      return;
    }
    auto *pipeline = new mlir::PassManager(unwrap(context));
    static_cast<mlir::OpPassManager &>(*pipeline) = std::move(*parsed);
    outcome.handle = pipeline;
    outcome.ok = true;
  });
}

NeurojitResult *neurojitPipelineRun(void *pipeline, MlirOperation operation) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    mlir::Operation *op = unwrap(operation);
    neurojit::Collector collector(op->getContext(), outcome.diagnostics);
    outcome.ok = mlir::succeeded(static_cast<mlir::PassManager *>(pipeline)->run(op));
  });
}

void neurojitPipelineDestroy(void *pipeline) {
  delete static_cast<mlir::PassManager *>(pipeline);
}
