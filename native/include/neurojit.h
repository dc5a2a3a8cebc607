/* What NeuroJIT needs from MLIR and LLVM beyond MLIR's own C API.
 *
 * Every call that can fail returns a NeurojitResult, which the caller frees. Diagnostics and text
 * are collected and handed over whole. One function calls back, that of neurojitSetCallback, for
 * passes and patterns of the caller; it must not let an exception out. Work that recurses over the
 * program runs on a thread with a deep stack; an LLVM fatal error or a crash on it is reported
 * (NEUROJIT_FATAL) instead of ending the process. For that the library takes SIGSEGV, SIGBUS,
 * SIGFPE, SIGILL and SIGABRT when it is loaded, and passes on what is not its own.
 */
#ifndef NEUROJIT_H
#define NEUROJIT_H

#include <stdint.h>

#include "mlir-c/IR.h"
#include "mlir-c/Rewrite.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Raised with every change of a signature or meaning in this header; Java refuses any other. */
#define NEUROJIT_ABI 6

int32_t neurojitAbiVersion(void);

/* "neurojit ABI 6, LLVM 22.1.8"; static. */
const char *neurojitBuildString(void);

enum NeurojitStatus {
  NEUROJIT_OK = 0,
  NEUROJIT_FAILED = 1, /* the diagnostics say why */
  /* LLVM gave up, MLIR crashed, or its time was up: what was worked on is leaked and must not be
   * touched */
  NEUROJIT_FATAL = 2
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

/* The dialects it can load, each on a line, in text. */
NeurojitResult *neurojitDialectNames(MlirContext context);

/* Parses and verifies; handle is the MlirModule. text[size] must be NUL. nesting is how deep the
 * text's brackets nest at most; shallow text is parsed on the caller's stack, which saves the
 * change of threads. */
NeurojitResult *neurojitParse(MlirContext context, const char *name, const char *text,
                              int64_t size, int32_t nesting);

/* Parses and verifies a text of one operation, around which no module is put; handle is the
 * operation, to be used as an MlirModule. */
NeurojitResult *neurojitParseOperation(MlirContext context, const char *name, const char *text,
                                       int64_t size);

/* Frees a module however deep it nests. */
void neurojitModuleDestroy(MlirModule module);

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
/* A pipeline of passes in a row, one on each line, "NAME" or "NAME{OPTIONS}". They run on modules; a
 * pass for another operation is nested, as mlir-opt does with passes given as flags. */
NeurojitResult *neurojitPipelineOfPasses(MlirContext context, const char *text, int64_t size);
/* "NAME\tDESCRIPTION\n" in text for each pass and pipeline that a text may name. */
NeurojitResult *neurojitPassNames(void);
/* What the pass or pipeline of that name becomes by default, options and all, in text. */
NeurojitResult *neurojitPassDefaults(const char *name);
/* Gives up after so many milliseconds (NEUROJIT_FATAL), never if they are 0. */
NeurojitResult *neurojitPipelineRun(void *pipeline, MlirOperation operation, int64_t milliseconds);
/* The pipeline in MLIR's notation, with all options of its passes, in text: on one line, or a pass on
 * each if pretty is not 0. */
NeurojitResult *neurojitPipelineText(void *pipeline, int32_t pretty);
void neurojitPipelineDestroy(void *pipeline);

enum NeurojitPipelineFlags {
  NEUROJIT_PIPELINE_UNVERIFIED = 1,       /* no verifier between the passes */
  NEUROJIT_PIPELINE_PRINT_BEFORE = 2,     /* IR before each pass into the log */
  NEUROJIT_PIPELINE_PRINT_AFTER = 4,      /* IR after each pass into the log */
  NEUROJIT_PIPELINE_PRINT_CHANGED = 8,    /* after a pass only if it changed something */
  NEUROJIT_PIPELINE_PRINT_ON_FAILURE = 16,
  NEUROJIT_PIPELINE_PRINT_MODULE = 32,    /* the whole module even for a nested pass */
  NEUROJIT_PIPELINE_TIMED = 64
};

/* To be called once, before the first run. before and after are comma-separated names of passes
 * around which IR is printed into the log too; empty for none. */
void neurojitPipelineConfigure(void *pipeline, int32_t flags, const char *before, const char *after,
                               MlirOpPrintingFlags printing);
/* What IR printing wrote since the last call. */
NeurojitResult *neurojitPipelineLog(void *pipeline);
/* "nanoseconds runs name\n" for each pass since the pipeline was made. */
NeurojitResult *neurojitPipelineTimings(void *pipeline);

/* The caller's passes and patterns. In a pipeline's text "neurojit-java{KEY;NAME;OPERATION}" stands
 * for a pass of that name on that operation (any, if empty), whose run calls back with the key. The
 * callback is int32_t (*)(int64_t key, void *operation, void *rewriter): nonzero for success, and
 * the rewriter, an mlir::PatternRewriter, null for a pass. */
void neurojitSetCallback(void *callback);
/* Calls back with the key on a thread with a deep stack, where the caller may use MLIR's C API on
 * what recurses over the program; the other two arguments are null. */
NeurojitResult *neurojitRunDeep(MlirContext context, int64_t key);
/* Adds a pattern rooted at operations of that name, or at any if it is empty. */
void neurojitPatternSetAdd(MlirRewritePatternSet set, const char *root, int32_t benefit,
                           int64_t key);
/* Fails if the driver does not converge. */
NeurojitResult *neurojitApplyGreedily(MlirOperation operation, MlirFrozenRewritePatternSet patterns,
                                      MlirGreedyRewriteDriverConfig config);

/* Changes that free IR. Each refuses what would leave a dangling use, and returns in text the
 * addresses (uint64_t each) of all operations, regions, blocks, results and arguments that were
 * freed. The rewriter may be null outside of patterns. */
NeurojitResult *neurojitEraseOperation(MlirRewriterBase rewriter, MlirOperation operation);
NeurojitResult *neurojitReplaceOperation(MlirRewriterBase rewriter, MlirOperation operation,
                                         int64_t count, const MlirValue *values);
NeurojitResult *neurojitEraseBlock(MlirRewriterBase rewriter, MlirBlock block);
NeurojitResult *neurojitMergeBlocks(MlirRewriterBase rewriter, MlirBlock source, MlirBlock target,
                                    int64_t count, const MlirValue *arguments);

/* Writes the attributes, inherent ones included, as far as there is room; returns how many there
 * are. MLIR's own getters gather them anew for each. */
int64_t neurojitAttributes(MlirOperation operation, int64_t room, MlirNamedAttribute *into);

/* 0 for operations that never have any, which have no place for them either. */
int32_t neurojitTakesOperands(MlirOperation operation);

/* handle is the operation, detached. */
NeurojitResult *neurojitCreateOperation(MlirOperationState *state);
/* handle is the type or attribute. text[size] must be NUL. */
NeurojitResult *neurojitParseType(MlirContext context, const char *text, int64_t size);
NeurojitResult *neurojitParseAttribute(MlirContext context, const char *text, int64_t size);

/* Reports on behalf of a pass of the caller; severity is an MlirDiagnosticSeverity. */
void neurojitReport(MlirLocation location, int32_t severity, const char *message);

/* What the context reports between begin and end goes into the result of end. */
void *neurojitCollectBegin(MlirContext context);
NeurojitResult *neurojitCollectEnd(void *collector);

/* Bytecode in text. version -1 is the newest. */
NeurojitResult *neurojitWriteBytecode(MlirOperation operation, int64_t version);
/* Reads and verifies; handle is the MlirModule. */
NeurojitResult *neurojitReadBytecode(MlirContext context, const char *name, const char *data,
                                     int64_t size);

enum NeurojitEmit {
  NEUROJIT_EMIT_LLVM_IR = 0,
  NEUROJIT_EMIT_ASSEMBLY = 1,
  NEUROJIT_EMIT_OBJECT = 2,
  /* An object for neurojitJitLink: for each function F that returns a struct there is also
   * void __neurojit_call_F(result *, arguments...). A function that is sure to end at once, without
   * loops and calls, has a second name, __neurojit_brief_F. */
  NEUROJIT_EMIT_CALLABLE = 3
};

enum NeurojitGuard {
  NEUROJIT_UNGUARDED = 0,
  NEUROJIT_GUARDED = 1,
  /* but not functions with the LLVM attribute "neurojit-trusted", which call the others */
  NEUROJIT_GUARDED_UNLESS_TRUSTED = 2
};

/* Translates a module of the llvm dialect for this machine's CPU; the result is in text.
 * optimisation is 0 to 3. Guarded code has one meaning for every input (no poison, no fast-math);
 * it counts down the i64 __neurojit_fuel at entries of functions that call others and at back
 * edges, or by all turns at once in front of a loop whose number of turns is known; it leaves a NeurojitFault in the i32 __neurojit_fault and returns zero when the
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
