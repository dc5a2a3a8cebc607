/* What BindingsBenchmark does, in C: each task in turn, warm, by the process's CPU time.
 * usage: bindings SMALL.mlir LARGE.mlir; prints "NAME NANOSECONDS" for each task, the median of
 * seven rounds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/IR.h"
#include "mlir-c/RegisterEverything.h"

enum { ROUNDS = 7 };

static const double roundNanoseconds = 5e8;
static MlirContext context;
static MlirModule walked;
static char *small, *large;
static volatile size_t sink;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static char *readFile(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file)
    exit(2);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc((size_t)size + 1);
  if (fread(text, 1, (size_t)size, file) != (size_t)size)
    exit(2);
  text[size] = 0;
  fclose(file);
  return text;
}

/* All dialects, one thread, as neurojitContextCreate. */
static MlirContext newContext(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  mlirRegisterAllDialects(registry);
  MlirContext made = mlirContextCreateWithRegistry(registry, false);
  mlirDialectRegistryDestroy(registry);
  mlirRegisterAllLLVMTranslations(made);
  return made;
}

static MlirModule parse(const char *text) {
  MlirModule module = mlirModuleCreateParse(context, mlirStringRefCreateFromCString(text));
  if (mlirModuleIsNull(module))
    exit(2);
  return module;
}

static void parseSmall(void) { mlirModuleDestroy(parse(small)); }
static void parseLarge(void) { mlirModuleDestroy(parse(large)); }
static void createContext(void) { mlirContextDestroy(newContext()); }

static void visit(MlirOperation operation) {
  size_t seen = mlirIdentifierStr(mlirOperationGetName(operation)).length;
  intptr_t operands = mlirOperationGetNumOperands(operation);
  for (intptr_t i = 0; i < operands; ++i)
    seen += (size_t)mlirOperationGetOperand(operation, i).ptr & 1;
  intptr_t attributes = mlirOperationGetNumAttributes(operation);
  for (intptr_t i = 0; i < attributes; ++i)
    seen += mlirIdentifierStr(mlirOperationGetAttribute(operation, i).name).length;
  sink += seen;
  intptr_t regions = mlirOperationGetNumRegions(operation);
  for (intptr_t i = 0; i < regions; ++i)
    for (MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(operation, i));
         !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block))
      for (MlirOperation inner = mlirBlockGetFirstOperation(block); !mlirOperationIsNull(inner);
           inner = mlirOperationGetNextInBlock(inner))
        visit(inner);
}

static void walk(void) { visit(mlirModuleGetOperation(walked)); }

static int compare(const void *a, const void *b) {
  double one = *(const double *)a, other = *(const double *)b;
  return (one > other) - (one < other);
}

static void measure(const char *name, void (*task)(void)) {
  double rounds[ROUNDS];
  for (int round = -2; round < ROUNDS; ++round) {
    double start = now(), end = start;
    long runs = 0;
    for (; end - start < roundNanoseconds; end = now(), ++runs)
      task();
    if (round >= 0)
      rounds[round] = (end - start) / (double)runs;
  }
  qsort(rounds, ROUNDS, sizeof *rounds, compare);
  printf("%s %.1f\n", name, rounds[ROUNDS / 2]);
  fflush(stdout);
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: bindings SMALL.mlir LARGE.mlir\n");
    return 2;
  }
  small = readFile(arguments[1]);
  large = readFile(arguments[2]);
  context = newContext();
  walked = parse(large);
  measure("parseSmall", parseSmall);
  measure("parseLarge", parseLarge);
  measure("walk", walk);
  measure("createContext", createContext);
  mlirModuleDestroy(walked);
  mlirContextDestroy(context);
  return 0;
}
