#include "neurojit.h"

#include "llvm/Config/llvm-config.h"

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

int32_t neurojitAbiVersion(void) { return NEUROJIT_ABI; }

const char *neurojitBuildString(void) {
  return "neurojit ABI " TEXT(NEUROJIT_ABI) ", LLVM " LLVM_VERSION_STRING;
}
