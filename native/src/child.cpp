#include "child.h"

#include <sys/wait.h>
#include <unistd.h>

void neurojit::limit(int resource, rlim_t value) {
  struct rlimit limits = {value, value};
  setrlimit(resource, &limits);
}

bool neurojit::readAll(int file, void *into, size_t size) {
  auto *at = static_cast<char *>(into);
  while (size > 0) {
    ssize_t got = read(file, at, size);
    if (got <= 0)
      return false;
    at += got;
    size -= static_cast<size_t>(got);
  }
  return true;
}

bool neurojit::writeAll(int file, const void *from, size_t size) {
  auto *at = static_cast<const char *>(from);
  while (size > 0) {
    ssize_t put = write(file, at, size);
    if (put <= 0)
      return false;
    at += put;
    size -= static_cast<size_t>(put);
  }
  return true;
}

static std::string inherited(int file) {
  std::string all;
  char piece[1 << 16];
  for (ssize_t got; (got = read(file, piece, sizeof piece)) > 0;)
    all.append(piece, static_cast<size_t>(got));
  return all;
}

int neurojit::exitStatus(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

neurojit::Child neurojit::inChild(llvm::function_ref<void(int)> work) {
  Child child;
  int ends[2];
  if (pipe(ends) != 0)
    return child;
  pid_t id = fork();
  if (id == 0) {
    close(ends[0]);
    work(ends[1]);
    _Exit(127);
  }
  close(ends[1]);
  if (id > 0) {
    child.output = inherited(ends[0]);
    child.status = exitStatus(id);
  }
  close(ends[0]);
  return child;
}
