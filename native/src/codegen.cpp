#include "codegen.h"

#include <algorithm>
#include <mutex>
#include <vector>

#include "llvm/IR/LegacyPassManager.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"
#include "llvm/TargetParser/Triple.h"

static void initialiseTarget() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
}

std::string neurojit::hostCpu() {
  static const std::string name = llvm::sys::getHostCPUName().str();
  return name;
}

std::string neurojit::hostFeatures() {
  static const std::string text = [] {
    llvm::SubtargetFeatures features;
    for (const auto &feature : llvm::sys::getHostCPUFeatures())
      features.AddFeature(feature.first(), feature.second);
    return features.getString();
  }();
  return text;
}

static llvm::Expected<std::unique_ptr<llvm::TargetMachine>> makeMachine(int optimisation) {
  initialiseTarget();
  llvm::Triple triple(llvm::sys::getProcessTriple());
  std::string error;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return llvm::createStringError(error);
  auto level = llvm::CodeGenOpt::getLevel(optimisation).value_or(llvm::CodeGenOptLevel::Default);
  return std::unique_ptr<llvm::TargetMachine>(
      target->createTargetMachine(triple, neurojit::hostCpu(), neurojit::hostFeatures(),
                                  llvm::TargetOptions(), llvm::Reloc::PIC_,
                                  llvm::CodeModel::Small, level, /*JIT=*/true));
}

namespace {

// As many as were ever in use at once.
struct IdleMachines {
  std::mutex mutex;
  std::vector<std::unique_ptr<llvm::TargetMachine>> levels[4];

  static IdleMachines &get() {
    // Never destroyed: threads may still compile while the process ends.
    static auto *idle = new IdleMachines();
    return *idle;
  }
};

} // namespace

llvm::Expected<neurojit::HostMachine> neurojit::HostMachine::lend(int optimisation) {
  size_t level = std::clamp(optimisation, 0, 3);
  IdleMachines &idle = IdleMachines::get();
  {
    std::lock_guard<std::mutex> lock(idle.mutex);
    auto &machines = idle.levels[level];
    if (!machines.empty()) {
      HostMachine lent(std::move(machines.back()), level);
      machines.pop_back();
      return lent;
    }
  }
  auto machine = makeMachine(optimisation);
  if (!machine)
    return machine.takeError();
  return HostMachine(std::move(*machine), level);
}

neurojit::HostMachine::~HostMachine() {
  if (!machine)
    return;
  IdleMachines &idle = IdleMachines::get();
  std::lock_guard<std::mutex> lock(idle.mutex);
  idle.levels[level].push_back(std::move(machine));
}

static llvm::OptimizationLevel toLevel(int optimisation) {
  switch (optimisation) {
  case 0:
    return llvm::OptimizationLevel::O0;
  case 1:
    return llvm::OptimizationLevel::O1;
  case 2:
    return llvm::OptimizationLevel::O2;
  default:
    return llvm::OptimizationLevel::O3;
  }
}

void neurojit::optimise(llvm::Module &module, llvm::TargetMachine &machine, int optimisation) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager callGraph;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder builder(&machine);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(callGraph);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, callGraph, modules);
  auto level = toLevel(optimisation);
  auto passes = level == llvm::OptimizationLevel::O0
                    ? builder.buildO0DefaultPipeline(level)
                    : builder.buildPerModuleDefaultPipeline(level);
  passes.run(module, modules);
}

llvm::Expected<std::string> neurojit::emitCode(llvm::Module &module,
                                               llvm::TargetMachine &machine,
                                               llvm::CodeGenFileType type) {
  llvm::SmallVector<char, 0> code;
  llvm::raw_svector_ostream stream(code);
  llvm::legacy::PassManager passes;
  if (machine.addPassesToEmitFile(passes, stream, nullptr, type))
    return llvm::createStringError("LLVM cannot emit this kind of file for " +
                                   module.getTargetTriple().str());
  passes.run(module);
  return std::string(code.begin(), code.end());
}
