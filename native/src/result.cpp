#include "result.h"

// The strings live behind the public part, so that one delete frees all.
struct OwnedResult : NeurojitResult {
  std::string ownedText;
  std::string ownedDiagnostics;
};

NeurojitResult *neurojit::toResult(Outcome outcome) {
  auto *result = new OwnedResult();
  result->status = outcome.ok ? NEUROJIT_OK : NEUROJIT_FAILED;
  result->handle = outcome.handle;
  result->ownedText = std::move(outcome.text);
  result->ownedDiagnostics = outcome.diagnostics.bytes();
  result->text = result->ownedText.data();
  result->textSize = static_cast<int64_t>(result->ownedText.size());
  result->diagnostics = result->ownedDiagnostics.data();
  result->diagnosticsSize = static_cast<int64_t>(result->ownedDiagnostics.size());
  return result;
}

NeurojitResult *neurojit::runHere(llvm::function_ref<void(Outcome &)> work) {
  Outcome outcome;
  work(outcome);
  return toResult(std::move(outcome));
}

void neurojitResultFree(NeurojitResult *result) { delete static_cast<OwnedResult *>(result); }
