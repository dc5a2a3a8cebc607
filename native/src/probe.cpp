// neurojit-probe: parses, verifies and prints MLIR text from standard input in a process of its
// own, so that a crash of MLIR kills only this one. Exit status: 0 accepted, 1 rejected,
// 2 no input, 3 fatal error of LLVM.
#include "parse.h"

#include <sys/resource.h>

#include "mlir/CAPI/IR.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

static void limit(int resource, rlim_t value) {
  struct rlimit limits = {value, value};
  setrlimit(resource, &limits);
}

int main() {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, 5);
  limit(RLIMIT_AS, 4ul << 30);
  auto input = llvm::MemoryBuffer::getSTDIN();
  if (!input)
    return 2;
  MlirContext context = neurojitContextCreate();
  NeurojitResult *result = neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    auto module = neurojit::parseText(unwrap(context), "-", (*input)->getBuffer());
    outcome.ok = static_cast<bool>(module);
    if (!outcome.ok)
      return;
    llvm::raw_null_ostream nowhere;
    module->print(nowhere);
    module->print(nowhere, mlir::OpPrintingFlags().printGenericOpForm());
  });
  // Leave at once: the process owns nothing that outlives it.
  _Exit(result->status == NEUROJIT_FATAL ? 3 : result->status);
}
