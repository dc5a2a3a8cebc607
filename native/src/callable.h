// Functions that a caller in C can call: LLVM returns structs as C does not.
#ifndef NEUROJIT_CALLABLE_H
#define NEUROJIT_CALLABLE_H

#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"

namespace neurojit {

inline constexpr const char *callablePrefix = "__neurojit_call_";

// For each function the module defines whose result is a struct, adds one under the prefixed name
// that takes a pointer to the result in front.
llvm::Error addCallables(llvm::Module &module);

} // namespace neurojit

#endif
