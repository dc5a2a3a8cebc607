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

// A target machine for this CPU at one level of optimisation, 0 to 3. Making one costs as much as
// compiling a small function, so they are kept and lent to one user at a time.
class HostMachine {
public:
  static llvm::Expected<HostMachine> lend(int optimisation);

  HostMachine(HostMachine &&) = default;
  ~HostMachine();

  llvm::TargetMachine &operator*() const { return *machine; }

private:
  HostMachine(std::unique_ptr<llvm::TargetMachine> machine, size_t level)
      : machine(std::move(machine)), level(level) {}

  std::unique_ptr<llvm::TargetMachine> machine;
  size_t level;
};

// The name LLVM has for this CPU, and its features as "+this,-that".
std::string hostCpu();
std::string hostFeatures();

// Runs LLVM's standard pipeline of that level, 0 to 3.
void optimise(llvm::Module &module, llvm::TargetMachine &machine, int optimisation);

llvm::Expected<std::string> emitCode(llvm::Module &module, llvm::TargetMachine &machine,
                                     llvm::CodeGenFileType type);

} // namespace neurojit

#endif
