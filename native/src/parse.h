// The one way text becomes a module, shared by the library and the probe.
#ifndef NEUROJIT_PARSE_H
#define NEUROJIT_PARSE_H

#include "result.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace neurojit {

// Parses and verifies; null when either failed. The text must be followed by a NUL.
mlir::OwningOpRef<mlir::ModuleOp> parseText(mlir::MLIRContext *context, llvm::StringRef name,
                                            llvm::StringRef text);

} // namespace neurojit

#endif
