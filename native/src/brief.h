// Functions so short that a caller may make its garbage collector wait for them.
#ifndef NEUROJIT_BRIEF_H
#define NEUROJIT_BRIEF_H

#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"

namespace neurojit {

inline constexpr const char *briefPrefix = "__neurojit_brief_";

// Fails if the module defines a symbol of ours.
llvm::Error refuseBriefNames(const llvm::Module &module);

// Gives each function a second name, with the prefix, if it is sure to end at once, whatever it is
// given: it has few instructions, no loops, and nothing in it is or becomes a call. For the code
// as it is emitted, after all optimisation.
void nameBrief(llvm::Module &module);

} // namespace neurojit

#endif
