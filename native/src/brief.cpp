#include "brief.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

// About 10 microseconds, if all are of the widest vectors.
static constexpr unsigned maxInstructions = 1000;
static constexpr uint64_t maxVectorBits = 2048;
static constexpr unsigned maxIntegerBits = 64;

// What the machine computes itself; other types become calls of the compiler's library.
static bool isMachineScalar(Type *type) {
  return type->isFloatTy() || type->isDoubleTy() || type->isPointerTy() ||
         (type->isIntegerTy() && type->getIntegerBitWidth() <= maxIntegerBits);
}

static bool isMachineType(Type *type) {
  if (auto *vector = dyn_cast<FixedVectorType>(type))
    return isMachineScalar(vector->getElementType()) &&
           vector->getNumElements() * std::max(8u, vector->getScalarSizeInBits()) <= maxVectorBits;
  if (auto *structure = dyn_cast<StructType>(type))
    return all_of(structure->elements(), isMachineType);
  if (auto *array = dyn_cast<ArrayType>(type))
    return array->getNumElements() <= 16 && isMachineType(array->getElementType());
  return type->isVoidTy() || type->isLabelTy() || isMachineScalar(type);
}

// Those that no target of ours makes calls of.
static bool isInline(const IntrinsicInst &call) {
  switch (call.getIntrinsicID()) {
  case Intrinsic::abs:
  case Intrinsic::assume:
  case Intrinsic::bswap:
  case Intrinsic::copysign:
  case Intrinsic::ctlz:
  case Intrinsic::ctpop:
  case Intrinsic::cttz:
  case Intrinsic::fabs:
  case Intrinsic::fptosi_sat:
  case Intrinsic::fptoui_sat:
  case Intrinsic::fshl:
  case Intrinsic::fshr:
  case Intrinsic::maximum:
  case Intrinsic::minimum:
  case Intrinsic::smax:
  case Intrinsic::smin:
  case Intrinsic::sqrt:
  case Intrinsic::umax:
  case Intrinsic::umin:
    return true;
  default:
    return false;
  }
}

// The remainder of floats is a call; integers are divided element by element.
static bool isBriefBinary(const Instruction &instruction) {
  return isa<BinaryOperator>(instruction) && instruction.getOpcode() != Instruction::FRem &&
         (!instruction.isIntDivRem() || !instruction.getType()->isVectorTy());
}

static bool isBrief(const Instruction &instruction) {
  if (!isMachineType(instruction.getType()) ||
      !all_of(instruction.operands(), [](const Use &use) {
        return isa<Function>(use) || use->getType()->isMetadataTy() ||
               isMachineType(use->getType());
      }))
    return false;
  if (auto *load = dyn_cast<LoadInst>(&instruction))
    return load->isSimple();
  if (auto *store = dyn_cast<StoreInst>(&instruction))
    return store->isSimple();
  if (auto *call = dyn_cast<IntrinsicInst>(&instruction))
    return isInline(*call);
  return isa<UnaryOperator, CmpInst, SelectInst, PHINode, BranchInst, SwitchInst, ReturnInst,
             GetElementPtrInst, ExtractElementInst, InsertElementInst, ShuffleVectorInst,
             ExtractValueInst, InsertValueInst, FreezeInst, UnreachableInst, CastInst>(
             instruction) ||
         isBriefBinary(instruction);
}

static bool isBrief(const Function &function) {
  unsigned count = 0;
  for (const BasicBlock &block : function)
    for (const Instruction &instruction : block)
      if (++count > maxInstructions || !isBrief(instruction))
        return false;
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> backEdges;
  FindFunctionBackedges(function, backEdges);
  return backEdges.empty();
}

Error neurojit::refuseBriefNames(const Module &module) {
  for (const GlobalValue &value : module.global_values())
    if (value.getName().starts_with(briefPrefix))
      return createStringError("the symbol " + value.getName() + " is reserved");
  return Error::success();
}

void neurojit::nameBrief(Module &module) {
  SmallVector<Function *, 8> brief;
  for (Function &function : module)
    if (!function.isDeclaration() && function.hasExternalLinkage() && isBrief(function))
      brief.push_back(&function);
  for (Function *function : brief)
    GlobalAlias::create(briefPrefix + function->getName(), function);
}
