#include "passes.h"
#include "callback.h"
#include "precise_math.h"

#include <mutex>

#include "mlir-c/RegisterEverything.h"
#include "mlir/Pass/PassRegistry.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

void neurojit::registerPasses() {
  static std::once_flag registered;
  std::call_once(registered, [] {
    mlirRegisterAllPasses();
    registerPreciseMath();
    registerJavaPass();
  });
}

static const mlir::PassRegistryEntry *lookup(llvm::StringRef name) {
  if (const mlir::PassRegistryEntry *pipeline = mlir::PassPipelineInfo::lookup(name))
    return pipeline;
  return mlir::PassInfo::lookup(name);
}

bool neurojit::addPass(mlir::OpPassManager &passes, llvm::StringRef text, Outcome &outcome) {
  auto [name, options] = text.split('{');
  options.consume_back("}");
  const mlir::PassRegistryEntry *entry = lookup(name);
  if (!entry) {
    outcome.fail(("'" + name + "' does not refer to a registered pass or pass pipeline").str());
    return false;
  }
  // The stand-in cannot tell MLIR the operation it runs on before its options are read.
  llvm::StringRef anchor = name == "neurojit-java" ? options.rsplit(';').second : "";
  mlir::OpPassManager &target =
      anchor.empty() || anchor == passes.getOpAnchorName() ? passes : passes.nest(anchor);
  auto added = entry->addToPipeline(target, options, [&](const llvm::Twine &message) {
    outcome.fail(message.str());
    return mlir::failure();
  });
  if (mlir::failed(added) && outcome.diagnostics.bytes().empty())
    outcome.fail(("failed to add '" + name + "' with options '" + options + "'").str());
  return mlir::succeeded(added);
}

// MLIR's registry can be asked for one name but not listed; as options of a command line it can.
NeurojitResult *neurojitPassNames(void) {
  neurojit::registerPasses();
  static std::once_flag listed;
  std::call_once(listed, [] { new mlir::PassPipelineCLParser("", "", "neurojit-pipeline"); });
  return neurojit::runHere([](neurojit::Outcome &outcome) {
    llvm::raw_string_ostream out(outcome.text);
    for (const auto &option : llvm::cl::getRegisteredOptions())
      if (const mlir::PassRegistryEntry *entry = lookup(option.first))
        out << option.first << '\t' << entry->getPassDescription() << '\n';
    outcome.ok = true;
  });
}

NeurojitResult *neurojitPassDefaults(const char *name) {
  neurojit::registerPasses();
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    mlir::OpPassManager passes("builtin.module", mlir::OpPassManager::Nesting::Implicit);
    if (!neurojit::addPass(passes, name, outcome))
      return;
    llvm::raw_string_ostream out(outcome.text);
    passes.printAsTextualPipeline(out);
    outcome.ok = true;
  });
}
