// LLVM takes over SIGSEGV and its like when it first opens an output file that is to be removed
// after a crash, as a tree of printed IR or the snapshot-op-locations pass does. The JVM needs them:
// its compiled code finds null pointers by them, and a signal that LLVM passes on is not its own.
#include "job.h"

#include <csignal>
#include <thread>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Signals.h"

namespace {

// LLVM installs its handlers once in a process: here, and what was there before comes back at once.
// On a thread of its own, as LLVM also gives the thread another signal stack.
void keepSignals() {
  struct sigaction before[NSIG];
  for (int signal = 1; signal < NSIG; ++signal)
    sigaction(signal, nullptr, &before[signal]);
  llvm::sys::RemoveFileOnSignal("");
  llvm::sys::DontRemoveFileOnSignal("");
  for (int signal = 1; signal < NSIG; ++signal)
    sigaction(signal, &before[signal], nullptr);
}

struct AtLoad {
  AtLoad() {
    std::thread(keepSignals).join();
    neurojit::catchCrashes();
  }
} atLoad;

} // namespace
