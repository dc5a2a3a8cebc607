// neurojit-probe NAME [--allow-unregistered-dialect]: parses, verifies and prints MLIR text from
// standard input in a process of its own, so that a crash of MLIR kills only this one. Exit status:
// 0 accepted; 1 rejected, with the diagnostics on standard output as neurojit.h lays them out; 2 no
// input; 3 fatal error of LLVM.
#include "parse.h"

#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

#include "mlir/CAPI/IR.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

static void limit(int resource, rlim_t value) {
  struct rlimit limits = {value, value};
  setrlimit(resource, &limits);
}

int main(int count, char **arguments) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, 5);
  alarm(20);
  limit(RLIMIT_AS, 4ul << 30);
  auto input = llvm::MemoryBuffer::getSTDIN();
  if (!input)
    return 2;
  const char *name = count > 1 ? arguments[1] : "-";
  MlirContext context = neurojitContextCreate();
  if (count > 2 && llvm::StringRef(arguments[2]) == "--allow-unregistered-dialect")
    mlirContextSetAllowUnregisteredDialects(context, true);
  NeurojitResult *result = neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    auto module = neurojit::parseText(unwrap(context), name, (*input)->getBuffer());
    outcome.ok = static_cast<bool>(module);
    if (!outcome.ok)
      return;
    llvm::raw_null_ostream nowhere;
    module->print(nowhere);
    module->print(nowhere, mlir::OpPrintingFlags().printGenericOpForm());
  });
  if (result->status == NEUROJIT_FAILED) {
    fwrite(result->diagnostics, 1, static_cast<size_t>(result->diagnosticsSize), stdout);
    fflush(stdout);
  }
  // Leave at once: the process owns nothing that outlives it.
  _Exit(result->status == NEUROJIT_FATAL ? 3 : result->status);
}
