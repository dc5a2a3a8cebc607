// Rewrite patterns whose body is the caller's, and the greedy driver.
#include "callback.h"
#include "result.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/Verifier.h"
#include "mlir/CAPI/Rewrite.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/RegionUtils.h"

namespace {

struct JavaPattern : mlir::RewritePattern {
  JavaPattern(llvm::StringRef root, mlir::PatternBenefit benefit, mlir::MLIRContext *context,
              int64_t key)
      : RewritePattern(root, benefit, context), key(key) {}
  JavaPattern(mlir::PatternBenefit benefit, mlir::MLIRContext *context, int64_t key)
      : RewritePattern(MatchAnyOpTypeTag(), benefit, context), key(key) {}

  llvm::LogicalResult matchAndRewrite(mlir::Operation *operation,
                                      mlir::PatternRewriter &rewriter) const final {
    return mlir::success(neurojit::callBack(key, operation, &rewriter));
  }

  int64_t key;
};

} // namespace

void neurojitPatternSetAdd(MlirRewritePatternSet set, const char *root, int32_t benefit,
                           int64_t key) {
  mlir::RewritePatternSet &patterns = *unwrap(set);
  mlir::MLIRContext *context = patterns.getContext();
  mlir::PatternBenefit worth(static_cast<unsigned>(benefit));
  std::unique_ptr<JavaPattern> pattern;
  if (*root)
    pattern = std::make_unique<JavaPattern>(root, worth, context, key);
  else
    pattern = std::make_unique<JavaPattern>(worth, context, key);
  patterns.add(std::move(pattern));
}

NeurojitResult *neurojitApplyGreedily(MlirOperation operation, MlirFrozenRewritePatternSet patterns,
                                      MlirGreedyRewriteDriverConfig config) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    mlir::Operation *op = unwrap(operation);
    neurojit::Collector collector(op->getContext(), outcome.diagnostics);
    // The driver folds on the way, and folders take valid operations for granted.
    if (mlir::failed(mlir::verify(op)))
      return;
    llvm::SetVector<mlir::Value> above;
    mlir::getUsedValuesDefinedAbove(op->getRegions(), above);
    if (!above.empty()) {
      outcome.fail("patterns apply to operations that are isolated from above, such as func.func");
      return;
    }
    outcome.ok = mlir::succeeded(mlir::applyPatternsGreedily(
        op, *unwrap(patterns), *static_cast<mlir::GreedyRewriteConfig *>(config.ptr)));
  });
}
