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
// all of them are the positive quiet one.
static void canoniseNaN(Instruction &user, unsigned index) {
  Value *operand = user.getOperand(index);
  IRBuilder<> builder(&user);
  Value *isNaN = builder.CreateFCmpUNO(operand, operand);
  user.setOperand(index, builder.CreateSelect(isNaN, ConstantFP::getNaN(operand->getType()), operand));
}

static void defineIntrinsic(IntrinsicInst &call) {
  IRBuilder<> builder(&call);
  auto replace = [&](Intrinsic::ID id) {
    Value *result = builder.CreateBinaryIntrinsic(id, call.getArgOperand(0), call.getArgOperand(1));
    call.replaceAllUsesWith(result);
    call.eraseFromParent();
  };
  switch (call.getIntrinsicID()) {
  case Intrinsic::maxnum: // leaves the order of -0 and 0 open
    return replace(Intrinsic::maximumnum);
  case Intrinsic::minnum:
    return replace(Intrinsic::minimumnum);
  case Intrinsic::copysign:
    return canoniseNaN(call, 1);
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
    canoniseNaN(instruction, 0);
  else if (auto *call = dyn_cast<IntrinsicInst>(&instruction))
    defineIntrinsic(*call);
}

void neurojit::makeTotal(Function &function) {
  for (Instruction &instruction : make_early_inc_range(instructions(function)))
    define(instruction);
}
