// What kills MLIR's code on a thread of ours becomes that job's result. The JVM has the same signals
// for its own code; it goes on to get them from here.
#include "job.h"

#include <array>
#include <csignal>
#include <cstring>
#include <dlfcn.h>
#include <link.h>
#include <ucontext.h>

#include "mlir/IR/Verifier.h"

#include "llvm/Support/ErrorHandling.h"

namespace {

struct Fatal {
  int number;
  const char *name;
  struct sigaction before;
};

std::array<Fatal, 5> fatal = {{{SIGSEGV, "SIGSEGV", {}},
                               {SIGBUS, "SIGBUS", {}},
                               {SIGFPE, "SIGFPE", {}},
                               {SIGILL, "SIGILL", {}},
                               {SIGABRT, "SIGABRT", {}}}};

struct CodeRange {
  uintptr_t start = 0;
  uintptr_t end = 0;
};

// MLIR's, LLVM's and our own.
std::array<CodeRange, 3> code;

uintptr_t baseOf(const void *function) {
  Dl_info info;
  return dladdr(function, &info) ? reinterpret_cast<uintptr_t>(info.dli_fbase) : 0;
}

int addRange(dl_phdr_info *info, size_t, void *argument) {
  auto *range = static_cast<CodeRange *>(argument);
  if (info->dlpi_addr != range->start)
    return 0;
  for (int i = 0; i < info->dlpi_phnum; ++i)
    if (info->dlpi_phdr[i].p_type == PT_LOAD)
      range->end = std::max<uintptr_t>(range->end, info->dlpi_addr + info->dlpi_phdr[i].p_vaddr +
                                                       info->dlpi_phdr[i].p_memsz);
  return 1;
}

CodeRange rangeOf(const void *function) {
  CodeRange range;
  range.start = baseOf(function);
  if (range.start != 0)
    dl_iterate_phdr(addRange, &range);
  return range;
}

uintptr_t programCounter(const void *context) {
  const auto *user = static_cast<const ucontext_t *>(context);
#if defined(__x86_64__)
  return static_cast<uintptr_t>(user->uc_mcontext.gregs[REG_RIP]);
#elif defined(__aarch64__)
  return static_cast<uintptr_t>(user->uc_mcontext.pc);
#else
  (void)user;
  return 0;
#endif
}

bool isNative(uintptr_t pc) {
  for (const CodeRange &range : code)
    if (range.start <= pc && pc < range.end)
      return true;
  return false;
}

void passOn(const struct sigaction &before, int signal, siginfo_t *info, void *context) {
  if (before.sa_flags & SA_SIGINFO)
    before.sa_sigaction(signal, info, context);
  else if (before.sa_handler == SIG_DFL)
    sigaction(signal, &before, nullptr); // it comes again
  else if (before.sa_handler != SIG_IGN)
    before.sa_handler(signal);
}

// While the caller's code runs on the thread, only what MLIR does for it is ours.
void onSignal(int signal, siginfo_t *info, void *context) {
  for (const Fatal &one : fatal) {
    if (one.number != signal)
      continue;
    neurojit::Job *job = neurojit::Job::current();
    if (!job || (job->callbacks > 0 && !isNative(programCounter(context))))
      return passOn(one.before, signal, info, context);
    char cause[64] = "MLIR crashed (";
    strcat(cause, one.name);
    if (signal == SIGSEGV && job->isEndOfStack(info->si_addr))
      strcat(cause, ", its stack overflowed");
    job->die(strcat(cause, ")"));
  }
}

} // namespace

void neurojit::catchCrashes() {
  code = {rangeOf(reinterpret_cast<const void *>(&llvm::report_bad_alloc_error)),
          rangeOf(reinterpret_cast<const void *>(&mlir::verify)),
          rangeOf(reinterpret_cast<const void *>(&onSignal))};
  for (Fatal &one : fatal) {
    struct sigaction ours = {};
    ours.sa_sigaction = onSignal;
    ours.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    sigfillset(&ours.sa_mask);
    sigaction(one.number, &ours, &one.before);
  }
}
