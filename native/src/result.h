// Builds the NeurojitResult of one call.
#ifndef NEUROJIT_RESULT_H
#define NEUROJIT_RESULT_H

#include <chrono>
#include <functional>
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
// raises a fatal error, or the thread crashes, it is parked for good and the result is
// NEUROJIT_FATAL; so it is when the time is up, and what the work refers to must then live on. A
// limit of 0 is none.
NeurojitResult *runDeep(std::function<void(Outcome &)> work,
                        std::chrono::milliseconds limit = std::chrono::milliseconds(0));

} // namespace neurojit

#endif
