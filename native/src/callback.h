// The one function by which passes and patterns of the caller are run.
#ifndef NEUROJIT_CALLBACK_H
#define NEUROJIT_CALLBACK_H

#include <cstdint>

namespace neurojit {

// True for success; false as well when no callback is set.
bool callBack(int64_t key, void *operation, void *rewriter);

void registerJavaPass();

} // namespace neurojit

#endif
