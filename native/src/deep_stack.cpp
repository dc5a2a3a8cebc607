// MLIR's parser, printer and passes recurse over the program, and LLVM ends the process on a
// fatal error. Both are contained by running the work on a thread of its own.
#include "result.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <unistd.h>

#include "llvm/Support/ErrorHandling.h"

namespace {

// Below glibc's 40 MB cache of stacks, so that a call costs no mmap.
constexpr size_t stackSize = 32u << 20;

struct Job {
  llvm::function_ref<void(neurojit::Outcome &)> work;
  neurojit::Outcome outcome;
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  bool fatal = false;
  std::string reason;

  explicit Job(llvm::function_ref<void(neurojit::Outcome &)> work) : work(work) {}
};

thread_local Job *current = nullptr;

void announce(Job &job, bool fatal, const char *reason) {
  std::lock_guard<std::mutex> lock(job.mutex);
  job.done = true;
  job.fatal = fatal;
  if (reason)
    job.reason = reason;
  job.changed.notify_one();
}

// LLVM forbids to return from here; off our own threads its usual exit follows.
void onFatalError(void *, const char *reason, bool) {
  if (!current)
    return;
  announce(*current, true, reason);
  for (;;)
    pause();
}

void installHandlers() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::install_fatal_error_handler(onFatalError);
    llvm::install_bad_alloc_error_handler(onFatalError);
  });
}

void *runJob(void *argument) {
  // A copy keeps the job alive should the caller leave after a fatal error.
  std::unique_ptr<std::shared_ptr<Job>> job(static_cast<std::shared_ptr<Job> *>(argument));
  current = job->get();
  current->work(current->outcome);
  announce(*current, false, nullptr);
  return nullptr;
}

NeurojitResult *fatalResult(const std::string &reason) {
  neurojit::Outcome outcome;
  outcome.fail("LLVM stopped with a fatal error: " + reason);
  NeurojitResult *result = neurojit::toResult(std::move(outcome));
  result->status = NEUROJIT_FATAL;
  return result;
}

} // namespace

NeurojitResult *neurojit::runDeep(llvm::function_ref<void(Outcome &)> work) {
  installHandlers();
  auto job = std::make_shared<Job>(work);
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
  std::unique_lock<std::mutex> lock(job->mutex);
  job->changed.wait(lock, [&] { return job->done; });
  lock.unlock();
  if (job->fatal) {
    pthread_detach(thread);
    return fatalResult(job->reason);
  }
  pthread_join(thread, nullptr);
  return toResult(std::move(job->outcome));
}
