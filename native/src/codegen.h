// From a module of the llvm dialect to LLVM IR and on to code for this machine's CPU.
#ifndef NEUROJIT_CODEGEN_H
#define NEUROJIT_CODEGEN_H

#include <memory>
#include <string>

#include "llvm/IR/Module.h"
#include "llvm/Support/CodeGen.h"
#include "llvm/Support/Error.h"
#include "llvm/Target/TargetMachine.h"

namespace neurojit {

llvm::Expected<std::unique_ptr<llvm::TargetMachine>> hostMachine(int optimisation);

// Runs LLVM's standard pipeline of that level, 0 to 3.
void optimise(llvm::Module &module, llvm::TargetMachine &machine, int optimisation);

llvm::Expected<std::string> emitCode(llvm::Module &module, llvm::TargetMachine &machine,
                                     llvm::CodeGenFileType type);

} // namespace neurojit

#endif
