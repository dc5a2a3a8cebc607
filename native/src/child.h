// What programs share that try MLIR on texts in children of their own.
#ifndef NEUROJIT_CHILD_H
#define NEUROJIT_CHILD_H

#include <cstddef>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <sys/types.h>

#include "llvm/ADT/StringRef.h"

namespace neurojit {

// Sets a limit of this process for good.
void limit(int resource, rlim_t value);

// Whether all of it could be read or written.
bool readAll(int file, void *into, size_t size);
bool writeAll(int file, const void *from, size_t size);

// Waits for a child to end: its exit status, or 128 and the number of the signal that killed it.
int exitStatus(pid_t child);

// What became of a child.
struct Child {
  // As exitStatus gives it; negative if there is none.
  int status = -1;
  // What it wrote.
  std::string output;
};

// Forks; the child does the work, which gets the file to write to and does not return.
Child inChild(llvm::function_ref<void(int)> work);

} // namespace neurojit

#endif
