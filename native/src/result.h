// Builds the NeurojitResult of one call.
#ifndef NEUROJIT_RESULT_H
#define NEUROJIT_RESULT_H

#include <string>

#include "diagnostics.h"
#include "neurojit.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace neurojit {

struct Outcome {
  bool ok = false;
  void *handle = nullptr;
  std::string text;
  DiagnosticStream diagnostics;

  void fail(llvm::StringRef message) {
    ok = false;
    diagnostics.addError(message);
  }
};

NeurojitResult *toResult(Outcome outcome);

// Runs the work on the caller's stack and packs what it left in the outcome.
NeurojitResult *runHere(llvm::function_ref<void(Outcome &)> work);

// Runs the work on a thread with a deep stack and packs what it left in the outcome. When LLVM
// raises a fatal error the thread is parked for good and the result is NEUROJIT_FATAL.
NeurojitResult *runDeep(llvm::function_ref<void(Outcome &)> work);

} // namespace neurojit

#endif
