// convert-to-llvm writes expm1 and log1p out as exp(x) - 1 and log(1 + x), which lose all digits
// for small x. This pass sends just these two to libm before it gets there.
#include "precise_math.h"

#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/DialectConversion.h"

namespace {

struct PreciseMath : mlir::PassWrapper<PreciseMath, mlir::OperationPass<mlir::ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(PreciseMath)

  llvm::StringRef getArgument() const final { return "neurojit-precise-math"; }
  llvm::StringRef getDescription() const final { return "Convert expm1 and log1p to libm calls"; }

  void getDependentDialects(mlir::DialectRegistry &registry) const final {
    registry.insert<mlir::func::FuncDialect, mlir::vector::VectorDialect>();
  }

  void runOnOperation() final {
    mlir::RewritePatternSet patterns(&getContext());
    mlir::populateMathToLibmConversionPatterns(patterns);
    mlir::ConversionTarget target(getContext());
    target.markUnknownOpDynamicallyLegal([](mlir::Operation *) { return true; });
    target.addIllegalOp<mlir::math::ExpM1Op, mlir::math::Log1pOp>();
    if (mlir::failed(applyPartialConversion(getOperation(), target, std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace

void neurojit::registerPreciseMath() { mlir::PassRegistration<PreciseMath>(); }
