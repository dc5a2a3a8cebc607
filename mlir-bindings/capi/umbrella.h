/* What the raw Java layer binds. compile_flags.txt beside this file asks for C23: MLIR declares
 * MlirAffineMap before it defines it, and jextract skips every function that takes such a type
 * unless the definition comes first, as it does here; C23 allows to repeat it. */
struct MlirAffineMap {
  const void *ptr;
};

#include "mlir-c/AffineExpr.h"
#include "mlir-c/AffineMap.h"
#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"
#include "mlir-c/Debug.h"
#include "mlir-c/Diagnostics.h"
#include "mlir-c/Dialect/IRDL.h"
#include "mlir-c/Dialect/LLVM.h"
#include "mlir-c/ExecutionEngine.h"
#include "mlir-c/IR.h"
#include "mlir-c/IntegerSet.h"
#include "mlir-c/Interfaces.h"
#include "mlir-c/Pass.h"
#include "mlir-c/RegisterEverything.h"
#include "mlir-c/Rewrite.h"
#include "mlir-c/Support.h"
#include "mlir-c/Target/LLVMIR.h"
#include "mlir-c/Transforms.h"

#include "neurojit.h"
