#ifndef NEUROJIT_OPAQUE_H
#define NEUROJIT_OPAQUE_H

#include "mlir/IR/Operation.h"

namespace neurojit {

// Keeps the translation to LLVM IR from folding operations of the llvm dialect that can yield
// poison.
void hideFromFolding(mlir::Operation *module);

} // namespace neurojit

#endif
