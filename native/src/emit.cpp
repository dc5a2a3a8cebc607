#include "brief.h"
#include "callable.h"
#include "codegen.h"
#include "guard.h"
#include "opaque.h"
#include "result.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Target/LLVMIR/Export.h"

#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

using neurojit::Outcome;

// Without a handler LLVM prints errors and ends the process.
static void onLlvmDiagnostic(const llvm::DiagnosticInfo *info, void *target) {
  if (info->getSeverity() != llvm::DS_Error)
    return;
  std::string message;
  llvm::raw_string_ostream stream(message);
  llvm::DiagnosticPrinterRawOStream printer(stream);
  info->print(printer);
  static_cast<Outcome *>(target)->fail(message);
}

static bool isSound(llvm::Module &module, Outcome &outcome) {
  std::string message;
  llvm::raw_string_ostream stream(message);
  if (!llvm::verifyModule(module, &stream))
    return true;
  outcome.fail("invalid LLVM IR: " + message);
  return false;
}

static bool guardModule(llvm::Module &module, int32_t guard, Outcome &outcome) {
  if (guard != NEUROJIT_GUARDED_UNLESS_TRUSTED)
    neurojit::dropTrust(module);
  auto refusals = neurojit::whyUnguardable(module);
  for (const std::string &refusal : refusals)
    outcome.fail(refusal);
  if (!refusals.empty())
    return false;
  neurojit::insertGuards(module);
  return isSound(module, outcome);
}

static void print(llvm::Module &module, Outcome &outcome) {
  llvm::raw_string_ostream stream(outcome.text);
  module.print(stream, nullptr);
  outcome.ok = true;
}

static void emitFor(llvm::Module &module, llvm::TargetMachine &machine, int32_t kind,
                    int32_t optimisation, Outcome &outcome) {
  module.setDataLayout(machine.createDataLayout());
  module.setTargetTriple(machine.getTargetTriple());
  neurojit::optimise(module, machine, optimisation);
  if (kind == NEUROJIT_EMIT_LLVM_IR)
    return print(module, outcome);
  if (kind == NEUROJIT_EMIT_CALLABLE)
    neurojit::nameBrief(module);
  auto type = kind == NEUROJIT_EMIT_ASSEMBLY ? llvm::CodeGenFileType::AssemblyFile
                                             : llvm::CodeGenFileType::ObjectFile;
  auto code = neurojit::emitCode(module, machine, type);
  if (!code)
    return outcome.fail(llvm::toString(code.takeError()));
  outcome.text = std::move(*code);
  outcome.ok = true;
}

static llvm::Error prepareCallable(llvm::Module &module) {
  if (auto error = neurojit::refuseBriefNames(module))
    return error;
  return neurojit::addCallables(module);
}

// A diagnostic of LLVM's own may come with code that must not be used.
static bool hasErrors(const Outcome &outcome) { return !outcome.diagnostics.bytes().empty(); }

NeurojitResult *neurojitEmit(MlirOperation operation, int32_t kind, int32_t optimisation,
                             int32_t guard) {
  return neurojit::runDeep([&](Outcome &outcome) {
    mlir::Operation *op = unwrap(operation);
    llvm::LLVMContext context;
    context.setDiagnosticHandlerCallBack(onLlvmDiagnostic, &outcome);
    neurojit::Collector collector(op->getContext(), outcome.diagnostics);
    if (mlir::failed(mlir::verify(op)))
      return;
    mlir::OwningOpRef<mlir::Operation *> opaque;
    if (guard != NEUROJIT_UNGUARDED) {
      opaque = op->clone();
      neurojit::hideFromFolding(op = opaque.get());
    }
    auto module = mlir::translateModuleToLLVMIR(op, context);
    if (!module || !isSound(*module, outcome))
      return;
    if (guard != NEUROJIT_UNGUARDED && !guardModule(*module, guard, outcome))
      return;
    if (kind == NEUROJIT_EMIT_CALLABLE)
      if (auto error = prepareCallable(*module))
        return outcome.fail(llvm::toString(std::move(error)));
    if (kind == NEUROJIT_EMIT_LLVM_IR && optimisation == 0)
      return print(*module, outcome);
    auto machine = neurojit::HostMachine::lend(optimisation);
    if (!machine)
      return outcome.fail(llvm::toString(machine.takeError()));
    emitFor(*module, **machine, kind, optimisation, outcome);
    outcome.ok = outcome.ok && !hasErrors(outcome);
  });
}
