// Arithmetic without poison: what LLVM leaves open gets one meaning, so that every level of
// optimisation, and an interpreter, compute the same bits.
#include "guard.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

// A shift by the width or more moves everything out: zero, or the sign for ashr.
static void boundShift(BinaryOperator &shift) {
  Value *amount = shift.getOperand(1);
  Type *type = shift.getType();
  unsigned width = type->getScalarSizeInBits();
  auto *constant = dyn_cast<ConstantInt>(amount);
  if (constant && constant->getValue().ult(width))
    return;
  IRBuilder<> builder(&shift);
  bool isArithmetic = shift.getOpcode() == Instruction::AShr;
  Value *fits = builder.CreateICmpULT(amount, ConstantInt::get(type, width));
  Constant *other = ConstantInt::get(type, isArithmetic ? width - 1 : 0);
  shift.setOperand(1, builder.CreateSelect(fits, amount, other));
  if (isArithmetic)
    return;
  builder.SetInsertPoint(shift.getNextNode());
  auto *result = cast<Instruction>(builder.CreateSelect(fits, &shift, Constant::getNullValue(type)));
  shift.replaceUsesWithIf(result, [&](Use &use) { return use.getUser() != result; });
}

// A number that does not fit becomes the nearest that does, NaN becomes 0.
static void saturate(CastInst &cast) {
  IRBuilder<> builder(&cast);
  auto id = isa<FPToSIInst>(cast) ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat;
  Value *result = builder.CreateIntrinsic(
      id, {cast.getType(), cast.getOperand(0)->getType()}, {cast.getOperand(0)});
  cast.replaceAllUsesWith(result);
  cast.eraseFromParent();
}

// Which of a NaN's many bit patterns comes out of an operation is open: where bits are looked at,
// all of them are the positive quiet one. Chosen among integers: among floats LLVM may take any NaN
// for another.
static void canoniseNaN(BitCastInst &cast) {
  Value *operand = cast.getOperand(0);
  Type *type = cast.getType();
  if (type->isVectorTy() || operand->getType()->isVectorTy())
    return;
  IRBuilder<> builder(cast.getNextNode());
  APInt quiet = APFloat::getQNaN(operand->getType()->getFltSemantics()).bitcastToAPInt();
  Value *seen = builder.CreateSelect(builder.CreateFCmpUNO(operand, operand),
                                     ConstantInt::get(type, quiet), &cast);
  if (seen != &cast)
    cast.replaceUsesWithIf(seen, [&](Use &use) { return use.getUser() != seen; });
}

static Value *copySign(IRBuilder<> &builder, Value *magnitude, Value *sign) {
  Type *type = sign->getType();
  unsigned width = type->getScalarSizeInBits();
  Type *bits = type->getWithNewType(builder.getIntNTy(width));
  APInt mask = APInt::getSignMask(width);
  Value *own = builder.CreateAnd(builder.CreateBitCast(sign, bits), ConstantInt::get(bits, mask));
  own = builder.CreateSelect(builder.CreateFCmpUNO(sign, sign), Constant::getNullValue(bits), own);
  Value *size =
      builder.CreateAnd(builder.CreateBitCast(magnitude, bits), ConstantInt::get(bits, ~mask));
  return builder.CreateBitCast(builder.CreateOr(size, own), type);
}

// The one that is a number, or the NaN-propagating choice of both, which orders -0 before 0. LLVM has
// intrinsics that do both at once, but X86 loses the number of a chain of them (LLVM 22).
static Value *chooseNumber(IRBuilder<> &builder, Intrinsic::ID choice, Value *a, Value *b) {
  Value *chosen = builder.CreateBinaryIntrinsic(choice, a, b);
  chosen = builder.CreateSelect(builder.CreateFCmpUNO(b, b), a, chosen);
  return builder.CreateSelect(builder.CreateFCmpUNO(a, a), b, chosen);
}

// Element by element, as the order of -0 and 0 is open otherwise.
static Value *chooseNumber(IRBuilder<> &builder, Intrinsic::ID choice, Value *vector) {
  Value *chosen = builder.CreateExtractElement(vector, uint64_t(0));
  unsigned count = cast<FixedVectorType>(vector->getType())->getNumElements();
  for (unsigned i = 1; i < count; ++i)
    chosen = chooseNumber(builder, choice, chosen, builder.CreateExtractElement(vector, i));
  return chosen;
}

static void defineIntrinsic(IntrinsicInst &call) {
  IRBuilder<> builder(&call);
  auto replace = [&](Value *result) {
    call.replaceAllUsesWith(result);
    call.eraseFromParent();
  };
  auto choose = [&](Intrinsic::ID choice) {
    replace(chooseNumber(builder, choice, call.getArgOperand(0), call.getArgOperand(1)));
  };
  switch (call.getIntrinsicID()) {
  case Intrinsic::maxnum: // leaves the order of -0 and 0 open
    return choose(Intrinsic::maximum);
  case Intrinsic::minnum:
    return choose(Intrinsic::minimum);
  case Intrinsic::vector_reduce_fmax:
    return replace(chooseNumber(builder, Intrinsic::maximum, call.getArgOperand(0)));
  case Intrinsic::vector_reduce_fmin:
    return replace(chooseNumber(builder, Intrinsic::minimum, call.getArgOperand(0)));
  case Intrinsic::fmuladd: // leaves open whether the product is rounded
    return replace(builder.CreateIntrinsic(
        Intrinsic::fma, {call.getType()},
        {call.getArgOperand(0), call.getArgOperand(1), call.getArgOperand(2)}));
  case Intrinsic::copysign:
    return replace(copySign(builder, call.getArgOperand(0), call.getArgOperand(1)));
  case Intrinsic::ctlz: // of zero
  case Intrinsic::cttz:
  case Intrinsic::abs: // of the least integer
    return call.setArgOperand(1, builder.getFalse());
  default:
    return;
  }
}

static void define(Instruction &instruction) {
  for (Use &operand : instruction.operands())
    if (isa<UndefValue>(operand)) // poison included
      operand.set(Constant::getNullValue(operand->getType()));
  if (isa<FPMathOperator>(instruction))
    instruction.copyFastMathFlags(FastMathFlags());
  instruction.dropPoisonGeneratingAnnotations();
  if (instruction.isShift())
    boundShift(cast<BinaryOperator>(instruction));
  else if (isa<FPToSIInst, FPToUIInst>(instruction))
    saturate(cast<CastInst>(instruction));
  else if (isa<BitCastInst>(instruction) && instruction.getOperand(0)->getType()->isFPOrFPVectorTy() &&
           instruction.getType()->isIntOrIntVectorTy())
    canoniseNaN(cast<BitCastInst>(instruction));
  else if (auto *call = dyn_cast<IntrinsicInst>(&instruction))
    defineIntrinsic(*call);
}

void neurojit::makeTotal(Function &function) {
  for (Instruction &instruction : make_early_inc_range(instructions(function)))
    define(instruction);
}
