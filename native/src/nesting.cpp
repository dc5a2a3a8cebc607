// How deep operations nest, where MLIR recurses over them on the stack of the caller.
#include "nesting.h"

#include "mlir/CAPI/IR.h"

// A level takes about 1 KB of stack, of which a Java thread has 1 MB.
static constexpr int shallow = 64;

static bool isDeeper(mlir::Operation &operation, int levels) {
  if (operation.getNumRegions() == 0)
    return false;
  if (levels == 0)
    return true;
  for (mlir::Region &region : operation.getRegions())
    for (mlir::Block &block : region)
      for (mlir::Operation &inner : block)
        if (isDeeper(inner, levels - 1))
          return true;
  return false;
}

NeurojitResult *neurojit::runFitting(mlir::Operation *operation,
                                     llvm::function_ref<void(Outcome &)> work) {
  return isDeeper(*operation, shallow) ? runDeep(work) : runHere(work);
}

void neurojitModuleDestroy(MlirModule module) {
  if (isDeeper(*unwrap(module).getOperation(), shallow))
    neurojitResultFree(neurojit::runDeep([module](neurojit::Outcome &) { mlirModuleDestroy(module); }));
  else
    mlirModuleDestroy(module);
}
