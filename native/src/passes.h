// The passes that texts may name: MLIR's own, ours, and the stand-in for those of the caller.
#ifndef NEUROJIT_PASSES_H
#define NEUROJIT_PASSES_H

#include "result.h"

#include "mlir/Pass/PassManager.h"

namespace neurojit {

// Does its work once.
void registerPasses();

// Adds "NAME" or "NAME{OPTIONS}"; false with a diagnostic if there is no such pass or option.
bool addPass(mlir::OpPassManager &passes, llvm::StringRef text, Outcome &outcome);

} // namespace neurojit

#endif
