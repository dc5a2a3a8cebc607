// Work on a thread of its own, for which its caller waits.
#ifndef NEUROJIT_JOB_H
#define NEUROJIT_JOB_H

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <semaphore.h>

#include "result.h"

namespace neurojit {

// Ends in one of three ways: the work returns; its thread dies of a fatal error or a signal and is
// parked; the caller's patience ends and the thread is abandoned.
class Job {
public:
  enum class End { Returned, Died, Abandoned };

  explicit Job(std::function<void(Outcome &)> work);
  ~Job();
  Job(const Job &) = delete;
  Job &operator=(const Job &) = delete;

  // What this thread works on; null on other threads. Safe in a signal handler.
  static Job *current();

  // On the thread: works, then tells the caller.
  void run();
  // On the thread, in a signal handler too: tells the caller and stays for ever.
  [[noreturn]] void die(const char *cause);
  // On the thread: what it is at from now on, for the report of its end.
  void setPlace(std::string description);

  // Of the caller; no limit where the time is 0.
  End wait(std::chrono::milliseconds limit);

  // " in PLACE", or nothing if no place was told.
  std::string where();
  const char *cause() const { return reason; }
  Outcome &result() { return outcome; }

  // Whether the address is where the thread's stack ends.
  bool isEndOfStack(const void *address) const;

  // How many calls of the caller's code are under way on the thread.
  int callbacks = 0;
  bool isAbandoned() const { return end == static_cast<int>(End::Abandoned); }

private:
  static constexpr int running = -1;
  bool settle(End how);

  std::function<void(Outcome &)> work;
  Outcome outcome;
  std::mutex mutex;
  std::string place;
  char reason[512] = "";
  const char *stackTop = nullptr;
  std::atomic<int> end{running};
  sem_t ended;
};

// Has the signals of crashes end the job of the thread that they hit. All others go to who had the
// signals before.
void catchCrashes();

} // namespace neurojit

#endif
