// Picks the stack for work that recurses over an operation.
#ifndef NEUROJIT_NESTING_H
#define NEUROJIT_NESTING_H

#include "result.h"

#include "mlir/IR/Operation.h"

namespace neurojit {

// Runs the work on the caller's stack where that does, else on a deep one.
NeurojitResult *runFitting(mlir::Operation *operation, llvm::function_ref<void(Outcome &)> work);

} // namespace neurojit

#endif
