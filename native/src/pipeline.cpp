#include "job.h"
#include "passes.h"

#include <chrono>

#include "mlir/CAPI/IR.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/raw_ostream.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Timing {
  std::string pass = {};
  int64_t nanoseconds = 0;
  int64_t runs = 0;
};

struct Pipeline {
  explicit Pipeline(mlir::MLIRContext *context) : passes(context), logStream(log) {}

  std::string log;
  std::vector<Timing> timings; // in order of first run
  mlir::PassManager passes;
  llvm::raw_string_ostream logStream;
};

// Adaptors, which only nest, have no argument and are not counted.
class Stopwatch : public mlir::PassInstrumentation {
public:
  explicit Stopwatch(Pipeline &pipeline) : pipeline(pipeline) {}

  void runBeforePass(mlir::Pass *, mlir::Operation *) override { starts.push_back(Clock::now()); }
  void runAfterPass(mlir::Pass *pass, mlir::Operation *) override { stop(pass); }
  void runAfterPassFailed(mlir::Pass *pass, mlir::Operation *) override { stop(pass); }

private:
  void stop(mlir::Pass *pass) {
    auto took = Clock::now() - starts.pop_back_val();
    if (pass->getArgument().empty())
      return;
    Timing &timing = timingOf(pass->getArgument());
    timing.nanoseconds += std::chrono::duration_cast<std::chrono::nanoseconds>(took).count();
    timing.runs++;
  }

  Timing &timingOf(llvm::StringRef pass) {
    for (Timing &timing : pipeline.timings)
      if (timing.pass == pass)
        return timing;
    pipeline.timings.push_back({pass.str()});
    return pipeline.timings.back();
  }

  Pipeline &pipeline;
  llvm::SmallVector<Clock::time_point> starts;
};

// Tells the job which pass is at work, should it die there.
class Trail : public mlir::PassInstrumentation {
public:
  void runBeforePass(mlir::Pass *pass, mlir::Operation *op) override {
    places.push_back(describe(*pass, *op));
    tell();
  }
  void runAfterPass(mlir::Pass *, mlir::Operation *) override { back(); }
  void runAfterPassFailed(mlir::Pass *, mlir::Operation *) override { back(); }

private:
  // Nothing for adaptors, which only nest.
  static std::string describe(mlir::Pass &pass, mlir::Operation &op) {
    std::string text;
    if (pass.getArgument().empty())
      return text;
    llvm::raw_string_ostream out(text);
    out << "pass '" << pass.getArgument() << "' on '" << op.getName() << "'";
    if (auto symbol = op.getAttrOfType<mlir::StringAttr>(mlir::SymbolTable::getSymbolAttrName()))
      out << " @" << symbol.getValue();
    return text;
  }

  void back() {
    places.pop_back();
    tell();
  }

  void tell() {
    if (neurojit::Job *job = neurojit::Job::current())
      job->setPlace(places.empty() ? "" : places.back());
  }

  std::vector<std::string> places;
};

using Filter = std::function<bool(mlir::Pass *, mlir::Operation *)>;

// The passes of a comma-separated list, or all.
Filter filter(bool all, llvm::StringRef list) {
  llvm::SmallVector<llvm::StringRef> names;
  list.split(names, ',', -1, false);
  auto wanted = std::make_shared<llvm::StringSet<>>();
  for (llvm::StringRef name : names)
    wanted->insert(name);
  return [all, wanted](mlir::Pass *pass, mlir::Operation *) {
    return all || wanted->contains(pass->getArgument());
  };
}

void take(mlir::OpPassManager &passes, mlir::MLIRContext *context, neurojit::Outcome &outcome) {
  auto *pipeline = new Pipeline(context);
  static_cast<mlir::OpPassManager &>(pipeline->passes) = std::move(passes);
  pipeline->passes.addInstrumentation(std::make_unique<Trail>());
  outcome.handle = pipeline;
  outcome.ok = true;
}

} // namespace

NeurojitResult *neurojitPipelineParse(MlirContext context, const char *text, int64_t size) {
  neurojit::registerPasses();
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    std::string message;
    llvm::raw_string_ostream errors(message);
    auto parsed = mlir::parsePassPipeline({text, static_cast<size_t>(size)}, errors);
    if (mlir::failed(parsed)) {
      outcome.fail(llvm::StringRef(message).trim());
      return;
    }
    take(*parsed, unwrap(context), outcome);
  });
}

NeurojitResult *neurojitPipelineOfPasses(MlirContext context, const char *text, int64_t size) {
  neurojit::registerPasses();
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    mlir::OpPassManager passes("builtin.module", mlir::OpPassManager::Nesting::Implicit);
    llvm::SmallVector<llvm::StringRef> lines;
    llvm::StringRef(text, static_cast<size_t>(size)).split(lines, '\n', -1, false);
    for (llvm::StringRef line : lines)
      if (!neurojit::addPass(passes, line, outcome))
        return;
    take(passes, unwrap(context), outcome);
  });
}

void neurojitPipelineConfigure(void *handle, int32_t flags, const char *before, const char *after,
                               MlirOpPrintingFlags printing) {
  auto *pipeline = static_cast<Pipeline *>(handle);
  constexpr int32_t onAll = NEUROJIT_PIPELINE_PRINT_AFTER | NEUROJIT_PIPELINE_PRINT_CHANGED |
                            NEUROJIT_PIPELINE_PRINT_ON_FAILURE;
  pipeline->passes.enableVerifier(!(flags & NEUROJIT_PIPELINE_UNVERIFIED));
  if (flags & (onAll | NEUROJIT_PIPELINE_PRINT_BEFORE) || *before || *after)
    pipeline->passes.enableIRPrinting(
        filter(flags & NEUROJIT_PIPELINE_PRINT_BEFORE, before),
        // Those named are printed after a change or failure only, if that is asked for.
        filter(*after ? flags & NEUROJIT_PIPELINE_PRINT_AFTER : flags & onAll, after),
        flags & NEUROJIT_PIPELINE_PRINT_MODULE, flags & NEUROJIT_PIPELINE_PRINT_CHANGED,
        flags & NEUROJIT_PIPELINE_PRINT_ON_FAILURE, pipeline->logStream, *unwrap(printing));
  if (flags & NEUROJIT_PIPELINE_TIMED)
    pipeline->passes.addInstrumentation(std::make_unique<Stopwatch>(*pipeline));
}

NeurojitResult *neurojitPipelineRun(void *handle, MlirOperation operation, int64_t milliseconds) {
  auto *pipeline = static_cast<Pipeline *>(handle);
  mlir::Operation *op = unwrap(operation);
  return neurojit::runDeep(
      [pipeline, op](neurojit::Outcome &outcome) {
        neurojit::Collector collector(op->getContext(), outcome.diagnostics);
        // Passes take for granted that what they get is valid; Java may have built anything.
        outcome.ok = mlir::succeeded(mlir::verify(op)) && mlir::succeeded(pipeline->passes.run(op));
      },
      std::chrono::milliseconds(milliseconds));
}

NeurojitResult *neurojitPipelineText(void *handle, int32_t pretty) {
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    llvm::raw_string_ostream out(outcome.text);
    static_cast<Pipeline *>(handle)->passes.printAsTextualPipeline(out, pretty != 0);
    outcome.ok = true;
  });
}

NeurojitResult *neurojitPipelineLog(void *pipeline) {
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    outcome.text.swap(static_cast<Pipeline *>(pipeline)->log);
    outcome.ok = true;
  });
}

NeurojitResult *neurojitPipelineTimings(void *pipeline) {
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    llvm::raw_string_ostream out(outcome.text);
    for (const Timing &timing : static_cast<Pipeline *>(pipeline)->timings)
      out << timing.nanoseconds << ' ' << timing.runs << ' ' << timing.pass << '\n';
    outcome.ok = true;
  });
}

void neurojitPipelineDestroy(void *pipeline) { delete static_cast<Pipeline *>(pipeline); }
