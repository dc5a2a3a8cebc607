// A pass whose body is the caller's. One pass is registered for all of them: the pipeline's text
// carries the key, so that nothing of the caller's stays in MLIR's global registry.
#include "callback.h"
#include "job.h"

#include <atomic>

#include "mlir/CAPI/IR.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace {

using Callback = int32_t (*)(int64_t, void *, void *);
std::atomic<Callback> callback{nullptr};

struct JavaPass : mlir::PassWrapper<JavaPass, mlir::OperationPass<>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(JavaPass)

  llvm::StringRef getArgument() const final { return name; }
  llvm::StringRef getName() const final { return name; }
  llvm::StringRef getDescription() const final { return "Run a pass of the caller"; }

  bool canScheduleOn(mlir::RegisteredOperationName operation) const final {
    return anchor.empty() || operation.getStringRef() == anchor;
  }

  // "KEY;NAME;OPERATION"
  llvm::LogicalResult initializeOptions(
      llvm::StringRef options,
      llvm::function_ref<llvm::LogicalResult(const llvm::Twine &)> error) final {
    llvm::SmallVector<llvm::StringRef, 3> parts;
    options.split(parts, ';');
    if (parts.size() != 3 || parts[0].getAsInteger(10, key))
      return error("neurojit-java stands for passes of the caller and has no use in a text");
    name = parts[1].str();
    anchor = parts[2].str();
    return mlir::success();
  }

  void runOnOperation() final {
    if (!neurojit::callBack(key, getOperation(), nullptr))
      signalPassFailure();
  }

  int64_t key = 0;
  std::string name = "neurojit-java";
  std::string anchor;
};

} // namespace

bool neurojit::callBack(int64_t key, void *operation, void *rewriter) {
  Callback function = callback.load();
  Job *job = Job::current();
  if (!function || (job && job->isAbandoned()))
    return false;
  if (!job)
    return function(key, operation, rewriter) != 0;
  job->callbacks++;
  bool ok = function(key, operation, rewriter) != 0;
  job->callbacks--;
  return ok;
}

void neurojitSetCallback(void *function) { callback = reinterpret_cast<Callback>(function); }

NeurojitResult *neurojitRunDeep(MlirContext context, int64_t key) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    outcome.ok = neurojit::callBack(key, nullptr, nullptr);
  });
}

void neurojit::registerJavaPass() { mlir::PassRegistration<JavaPass>(); }
