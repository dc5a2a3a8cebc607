// neurojit-probes: parses, verifies and prints programs, each in a process of its own, so that one
// which crashes MLIR costs itself only. A process is a fork of this one, which is ready to parse.
//
// Standard input holds requests: 1 or 0 for whether unregistered dialects are allowed, the size of
// the name, the size of the program (32 bits each), name and program. Standard output gets for each
// the status of its process and a size (32 bits each), and so many bytes of diagnostics as neurojit.h
// lays them out. Status: 0 accepted; 1 rejected; 3 fatal error of LLVM; 128 and a signal's number.
#include "child.h"
#include "parse.h"

#include <unistd.h>

#include "mlir/CAPI/IR.h"

#include "llvm/Support/raw_ostream.h"

using namespace neurojit;

namespace {

struct Request {
  uint32_t allowUnregistered;
  uint32_t nameSize;
  uint32_t size;
};

// For a program: most take a hundredth of it.
constexpr rlim_t cpuSeconds = 5;
constexpr unsigned seconds = 20;
constexpr rlim_t addressSpace = 4ul << 30;

void parse(mlir::MLIRContext *context, llvm::StringRef name, llvm::StringRef text,
           Outcome &outcome) {
  Collector collector(context, outcome.diagnostics);
  auto module = parseText(context, name, text);
  outcome.ok = static_cast<bool>(module);
  if (!outcome.ok)
    return;
  llvm::raw_null_ostream nowhere;
  module->print(nowhere);
  module->print(nowhere, mlir::OpPrintingFlags().printGenericOpForm());
}

[[noreturn]] void work(MlirContext context, llvm::StringRef name, llvm::StringRef text, int file) {
  close(STDIN_FILENO);
  close(STDOUT_FILENO);
  limit(RLIMIT_CPU, cpuSeconds);
  alarm(seconds);
  limit(RLIMIT_AS, addressSpace);
  NeurojitResult *result = runDeep(
      [=](Outcome &outcome) { parse(unwrap(context), name, text, outcome); });
  if (result->status == NEUROJIT_FAILED)
    writeAll(file, result->diagnostics, static_cast<size_t>(result->diagnosticsSize));
  // Leave at once: the process owns nothing that outlives it.
  _Exit(result->status == NEUROJIT_FATAL ? 3 : result->status);
}

// Returns a context that children need not fill again, and links what they call. The dialects are
// those that leave other dialects' attributes alone: with them a text is as valid as without.
MlirContext warmContext() {
  MlirContext context = neurojitContextCreate();
  for (const char *dialect : {"affine", "arith", "cf", "complex", "func", "index", "math", "memref",
                              "scf", "tensor", "vector"})
    mlirContextGetOrLoadDialect(context, mlirStringRefCreateFromCString(dialect));
  Outcome outcome;
  parse(unwrap(context), "-",
        "func.func @f(%v: vector<2xf32>, %t: tensor<?xf32>) -> f32 {\n"
        "  %i = arith.constant 0 : index\n"
        "  %x = vector.extract %v[0] : f32 from vector<2xf32>\n"
        "  %y = tensor.extract %t[%i] : tensor<?xf32>\n"
        "  %z = arith.addf %x, %y : f32\n"
        "  return %z : f32\n"
        "}\n",
        outcome);
  parse(unwrap(context), "-", "func.func @f() { return %x : !a.b }", outcome);
  return context;
}

bool answer(const Request &request, MlirContext context) {
  std::string name(request.nameSize, '\0');
  std::string text(request.size, '\0');
  if (!readAll(STDIN_FILENO, name.data(), name.size()) ||
      !readAll(STDIN_FILENO, text.data(), text.size()))
    return false;
  if (request.allowUnregistered)
    mlirContextSetAllowUnregisteredDialects(context, true);
  Child child = inChild([&](int file) { work(context, name, text, file); });
  mlirContextSetAllowUnregisteredDialects(context, false);
  int32_t head[2] = {child.status, static_cast<int32_t>(child.output.size())};
  return child.status >= 0 && writeAll(STDOUT_FILENO, head, sizeof head) &&
         writeAll(STDOUT_FILENO, child.output.data(), child.output.size());
}

} // namespace

int main() {
  limit(RLIMIT_CORE, 0);
  MlirContext context = neurojitContextCreate();
  bool warm = false;
  for (Request request; readAll(STDIN_FILENO, &request, sizeof request);) {
    if (!answer(request, context))
      return 2;
    // The first answer does not wait for what only pays with the second.
    if (!warm)
      context = warmContext();
    warm = true;
  }
}
