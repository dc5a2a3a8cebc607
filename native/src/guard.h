// Makes scalar code harmless: it ends, never traps, and no undefined behaviour steers it.
#ifndef NEUROJIT_GUARD_H
#define NEUROJIT_GUARD_H

#include <string>
#include <vector>

#include "llvm/IR/Module.h"

namespace neurojit {

inline constexpr const char *fuelName = "__neurojit_fuel";
inline constexpr const char *faultName = "__neurojit_fault";

// On functions that are left as they are; they may use memory and declare the two globals above.
inline constexpr const char *trustedAttribute = "neurojit-trusted";

bool isTrusted(const llvm::Function &function);

// Takes the mark from every function: without trust in the caller nothing is trusted.
void dropTrust(llvm::Module &module);

// Leaves no poison and no fast-math: shifts too wide give 0 (or the sign), numbers that do not fit
// an integer saturate, NaN becomes 0 or, as bits, one quiet NaN.
void makeTotal(llvm::Function &function);

// What the guard cannot make harmless: memory access, inline assembly, indirect calls, recursion,
// traps, deep stacks. Empty if the module can be guarded.
std::vector<std::string> whyUnguardable(llvm::Module &module);

// Inserts the guards that neurojit.h describes. To be run before any optimisation, which could
// use what a guard forbids.
void insertGuards(llvm::Module &module);

} // namespace neurojit

#endif
