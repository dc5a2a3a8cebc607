// MLIR's parser, printer and passes recurse over the program, some crash or never end, and LLVM ends
// the process on a fatal error. All is contained by doing the work on a thread of its own.
#include "job.h"

#include <cstring>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace {

// Below glibc's 40 MB cache of stacks, so that a call costs no mmap.
constexpr size_t stackSize = 32u << 20;

// A guard page of the system, and HotSpot's zones where Java code ran on the thread.
constexpr ptrdiff_t guardSize = 256 << 10;

constexpr size_t signalStackSize = 64u << 10;

// Reached from signal handlers: an access must not allocate.
__attribute__((tls_model("initial-exec"))) thread_local neurojit::Job *currentJob = nullptr;

// LLVM forbids to return from here; off our own threads its usual exit follows.
void onFatalError(void *, const char *reason, bool) {
  if (neurojit::Job *job = neurojit::Job::current())
    job->die((std::string("LLVM stopped with a fatal error: ") + reason).c_str());
}

void installHandlers() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::install_fatal_error_handler(onFatalError);
    llvm::install_bad_alloc_error_handler(onFatalError);
  });
}

// A stack that overflowed is no place for a signal's handler.
class SignalStack {
public:
  SignalStack() : memory(new char[signalStackSize]) {
    stack_t stack = {};
    stack.ss_sp = memory.get();
    stack.ss_size = signalStackSize;
    sigaltstack(&stack, nullptr);
  }
  ~SignalStack() {
    stack_t none = {};
    none.ss_flags = SS_DISABLE;
    sigaltstack(&none, nullptr);
  }

private:
  std::unique_ptr<char[]> memory;
};

void *runJob(void *argument) {
  // A copy keeps the job alive should the caller leave early.
  std::unique_ptr<std::shared_ptr<neurojit::Job>> job(
      static_cast<std::shared_ptr<neurojit::Job> *>(argument));
  SignalStack signalStack;
  currentJob = job->get();
  currentJob->run();
  currentJob = nullptr;
  return nullptr;
}

NeurojitResult *fatalResult(const std::string &reason) {
  neurojit::Outcome outcome;
  outcome.fail(reason);
  NeurojitResult *result = neurojit::toResult(std::move(outcome));
  result->status = NEUROJIT_FATAL;
  return result;
}

std::string overdue(std::chrono::milliseconds limit) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format(
      "not done after %g s, given up", static_cast<double>(limit.count()) / 1000);
  return text;
}

} // namespace

neurojit::Job::Job(std::function<void(Outcome &)> work) : work(std::move(work)) {
  sem_init(&ended, 0, 0);
}

neurojit::Job::~Job() { sem_destroy(&ended); }

neurojit::Job *neurojit::Job::current() { return currentJob; }

void neurojit::Job::run() {
  char here = 0;
  stackTop = &here;
  work(outcome);
  settle(End::Returned);
}

bool neurojit::Job::settle(End how) {
  int expected = running;
  bool settled = end.compare_exchange_strong(expected, static_cast<int>(how));
  if (how != End::Abandoned)
    sem_post(&ended);
  return settled;
}

void neurojit::Job::die(const char *cause) {
  strncpy(reason, cause, sizeof reason - 1);
  settle(End::Died);
  for (;;)
    pause();
}

void neurojit::Job::setPlace(std::string description) {
  std::lock_guard<std::mutex> lock(mutex);
  place = std::move(description);
}

std::string neurojit::Job::where() {
  std::lock_guard<std::mutex> lock(mutex);
  return place.empty() ? "" : " in " + place;
}

bool neurojit::Job::isEndOfStack(const void *address) const {
  ptrdiff_t beyond = stackTop - static_cast<ptrdiff_t>(stackSize) - static_cast<const char *>(address);
  return beyond < guardSize && beyond > -guardSize;
}

neurojit::Job::End neurojit::Job::wait(std::chrono::milliseconds limit) {
  timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += limit.count() / 1000;
  until.tv_nsec += limit.count() % 1000 * 1'000'000;
  until.tv_sec += until.tv_nsec / 1'000'000'000;
  until.tv_nsec %= 1'000'000'000;
  for (;;) {
    int error = limit.count() == 0 ? sem_wait(&ended)
                                   : sem_clockwait(&ended, CLOCK_MONOTONIC, &until);
    if (error == 0)
      return static_cast<End>(end.load());
    if (errno == ETIMEDOUT && settle(End::Abandoned))
      return End::Abandoned;
    // Interrupted, or it ended just now.
    if (errno == ETIMEDOUT)
      limit = std::chrono::milliseconds(0);
  }
}

NeurojitResult *neurojit::runDeep(std::function<void(Outcome &)> work,
                                  std::chrono::milliseconds limit) {
  installHandlers();
  auto job = std::make_shared<Job>(std::move(work));
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stackSize);
  pthread_t thread;
  auto *share = new std::shared_ptr<Job>(job);
  int error = pthread_create(&thread, &attributes, runJob, share);
  pthread_attr_destroy(&attributes);
  if (error != 0) {
    delete share;
    Outcome outcome;
    outcome.fail("no thread for native work: the system has no memory or threads left");
    return toResult(std::move(outcome));
  }
  Job::End end = job->wait(limit);
  if (end == Job::End::Returned) {
    pthread_join(thread, nullptr);
    return toResult(std::move(job->result()));
  }
  pthread_detach(thread);
  return fatalResult((end == Job::End::Died ? job->cause() : overdue(limit)) + job->where());
}
