/* What NeuroJIT needs from MLIR and LLVM beyond MLIR's own C API.
 *
 * Every call that can fail returns a NeurojitResult, which the caller frees. Nothing calls back
 * into the caller: diagnostics and text are collected and handed over whole, so that no foreign
 * exception can cross native frames. Work that recurses over the program runs on a thread with a
 * deep stack; an LLVM fatal error on it is reported (NEUROJIT_FATAL) instead of ending the
 * process.
 */
#ifndef NEUROJIT_H
#define NEUROJIT_H

#include <stdint.h>

#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Raised with every change of a signature or meaning in this header; Java refuses any other. */
#define NEUROJIT_ABI 1

int32_t neurojitAbiVersion(void);

/* "neurojit ABI 1, LLVM 22.1.8"; static. */
const char *neurojitBuildString(void);

enum NeurojitStatus {
  NEUROJIT_OK = 0,
  NEUROJIT_FAILED = 1, /* the diagnostics say why */
  NEUROJIT_FATAL = 2   /* LLVM gave up: what was worked on is leaked and must not be touched */
};

/* Diagnostics are a byte stream, in native byte order:
 *   diagnostic = severity:i32 (MlirDiagnosticSeverity) line:i32 column:i32 endLine:i32
 *                endColumn:i32 file:text message:text noteCount:i32 diagnostic*
 *   text       = length:i32 UTF-8 bytes
 * Lines and columns count from 1, columns in bytes; all four are 0 where MLIR knows no place. */
typedef struct NeurojitResult {
  int32_t status;
  void *handle; /* what was made: MlirModule, pipeline or JIT; else null */
  const char *text;
  int64_t textSize;
  const char *diagnostics;
  int64_t diagnosticsSize;
} NeurojitResult;

void neurojitResultFree(NeurojitResult *result);

/* A context with every dialect and LLVM translation registered, one thread, and diagnostics
 * without a dump of the operation. Destroy it by mlirContextDestroy. */
MlirContext neurojitContextCreate(void);

/* Parses and verifies; handle is the MlirModule. text[size] must be NUL. nesting is how deep the
 * text's brackets nest at most; shallow text is parsed on the caller's stack, which saves the
 * change of threads. */
NeurojitResult *neurojitParse(MlirContext context, const char *name, const char *text,
                              int64_t size, int32_t nesting);

NeurojitResult *neurojitVerify(MlirOperation operation);

enum NeurojitPrintFlags {
  NEUROJIT_PRINT_LOCATIONS = 1,
  NEUROJIT_PRINT_GENERIC = 2,
  NEUROJIT_PRINT_LOCAL_SCOPE = 4,
  NEUROJIT_PRINT_SKIP_REGIONS = 8
};

NeurojitResult *neurojitPrintOperation(MlirOperation operation, int32_t flags);
NeurojitResult *neurojitPrintType(MlirType type);
NeurojitResult *neurojitPrintAttribute(MlirAttribute attribute);

/* Parses "builtin.module(...)"; handle is the pipeline. text[size] must be NUL. */
NeurojitResult *neurojitPipelineParse(MlirContext context, const char *text, int64_t size);
NeurojitResult *neurojitPipelineRun(void *pipeline, MlirOperation operation);
void neurojitPipelineDestroy(void *pipeline);

enum NeurojitEmit { NEUROJIT_EMIT_LLVM_IR = 0, NEUROJIT_EMIT_ASSEMBLY = 1, NEUROJIT_EMIT_OBJECT = 2 };

enum NeurojitGuard { NEUROJIT_UNGUARDED = 0, NEUROJIT_GUARDED = 1 };

/* Translates a module of the llvm dialect for this machine's CPU; the result is in text.
 * optimisation is 0 to 3. Guarded code counts down the i64 __neurojit_fuel at function entries
 * and back edges, leaves a NeurojitFault in the i32 __neurojit_fault and returns zero when the
 * fuel is gone or an integer division would trap; code that cannot be guarded is refused. */
NeurojitResult *neurojitEmit(MlirOperation module, int32_t kind, int32_t optimisation,
                             int32_t guard);

enum NeurojitFault {
  NEUROJIT_FAULT_NONE = 0,
  NEUROJIT_FAULT_OUT_OF_FUEL = 1,
  NEUROJIT_FAULT_INTEGER_DIVISION = 2
};

/* Links an object into the process. It sees the given symbols and nothing else; handle is the
 * JIT. */
NeurojitResult *neurojitJitLink(const char *object, int64_t size, const char *const *names,
                                const uint64_t *addresses, int64_t count);
/* The address of a function or global the object defines, or 0. */
uint64_t neurojitJitLookup(void *jit, const char *name);
void neurojitJitDestroy(void *jit);

#ifdef __cplusplus
}
#endif

#endif
