#include "guard.h"

#include "fuel.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace {

class FunctionGuard {
public:
  FunctionGuard(Function &function, neurojit::Gauge &gauge) : function(function), gauge(gauge) {}

  void run();

private:
  void dropPromises();
  void freezeInputs();
  void freezeOperand(Instruction &user, unsigned index);
  void guardDivision(BinaryOperator &division);
  Value *trapCondition(IRBuilder<> &builder, BinaryOperator &division);
  BasicBlock *divisionFault();

  Function &function;
  neurojit::Gauge &gauge;
  BasicBlock *divisionFaultBlock = nullptr;
};

bool isDivision(const Instruction &instruction) {
  switch (instruction.getOpcode()) {
  case Instruction::SDiv:
  case Instruction::UDiv:
  case Instruction::SRem:
  case Instruction::URem:
    return true;
  default:
    return false;
  }
}

bool isSigned(const Instruction &division) {
  return division.getOpcode() == Instruction::SDiv || division.getOpcode() == Instruction::SRem;
}

BasicBlock *FunctionGuard::divisionFault() {
  if (!divisionFaultBlock)
    divisionFaultBlock = gauge.leave(function, NEUROJIT_FAULT_INTEGER_DIVISION, "division_fault");
  return divisionFaultBlock;
}

void FunctionGuard::freezeOperand(Instruction &user, unsigned index) {
  Value *operand = user.getOperand(index);
  if (isa<ConstantInt>(operand) || isa<ConstantFP>(operand))
    return;
  user.setOperand(index, new FreezeInst(operand, "frozen", user.getIterator()));
}

// Mathematics that libm computes. Folded by the compiler, or written as other functions (a power of 2
// as a square), its last place would be another one.
bool isLibm(const CallInst &call) {
  switch (call.getIntrinsicID()) {
  case Intrinsic::not_intrinsic:
    return call.getCalledFunction() && call.getCalledFunction()->isDeclaration();
  case Intrinsic::acos:
  case Intrinsic::asin:
  case Intrinsic::atan:
  case Intrinsic::atan2:
  case Intrinsic::cos:
  case Intrinsic::cosh:
  case Intrinsic::exp:
  case Intrinsic::exp10:
  case Intrinsic::exp2:
  case Intrinsic::log:
  case Intrinsic::log10:
  case Intrinsic::log2:
  case Intrinsic::pow:
  case Intrinsic::powi:
  case Intrinsic::sin:
  case Intrinsic::sincos:
  case Intrinsic::sinh:
  case Intrinsic::tan:
  case Intrinsic::tanh:
    return true;
  default:
    return false;
  }
}

// Attributes and metadata promise things (a value is never poison, a callee never returns) that a
// program may break; none is needed.
void FunctionGuard::dropPromises() {
  function.setAttributes(AttributeList());
  function.setDoesNotThrow();
  function.setCallingConv(CallingConv::C);
  for (Instruction &instruction : instructions(function)) {
    instruction.dropUnknownNonDebugMetadata();
    auto *call = dyn_cast<CallInst>(&instruction);
    if (call && !isa<IntrinsicInst>(call)) {
      call->setAttributes(AttributeList());
      call->setCallingConv(CallingConv::C);
      call->setTailCallKind(CallInst::TCK_None);
    }
    if (call && isLibm(*call))
      call->addFnAttr(Attribute::NoBuiltin);
  }
}

// Poison (a NaN made an integer, a shift too wide, a broken fast-math promise) is harmless as a
// value but undefined where it steers: in branches, divisions and calls of foreign code.
void FunctionGuard::freezeInputs() {
  for (Instruction &instruction : make_early_inc_range(instructions(function))) {
    if (auto *branch = dyn_cast<BranchInst>(&instruction)) {
      if (branch->isConditional())
        freezeOperand(instruction, 0);
    } else if (isa<SwitchInst>(instruction)) {
      freezeOperand(instruction, 0);
    } else if (isDivision(instruction)) {
      freezeOperand(instruction, 0);
      freezeOperand(instruction, 1);
    } else if (auto *call = dyn_cast<CallInst>(&instruction)) {
      if (!isa<IntrinsicInst>(call))
        for (unsigned i = 0; i < call->arg_size(); ++i)
          freezeOperand(instruction, i);
    }
  }
}

// True when the division would trap; for vectors, when one of its elements would.
Value *FunctionGuard::trapCondition(IRBuilder<> &builder, BinaryOperator &division) {
  Value *divisor = division.getOperand(1);
  Type *type = division.getType();
  auto *constant = dyn_cast<ConstantInt>(divisor);
  bool overflows = isSigned(division) && !(constant && !constant->isMinusOne());
  if (constant && !constant->isZero() && !overflows)
    return nullptr;
  Value *traps = builder.CreateICmpEQ(divisor, Constant::getNullValue(type));
  if (overflows) {
    Constant *least = ConstantInt::get(type, APInt::getSignedMinValue(type->getScalarSizeInBits()));
    Value *isLeast = builder.CreateICmpEQ(division.getOperand(0), least);
    Value *isMinusOne = builder.CreateICmpEQ(divisor, Constant::getAllOnesValue(type));
    traps = builder.CreateOr(traps, builder.CreateAnd(isLeast, isMinusOne));
  }
  return type->isVectorTy() ? builder.CreateOrReduce(traps) : traps;
}

void FunctionGuard::guardDivision(BinaryOperator &division) {
  IRBuilder<> builder(&division);
  Value *traps = trapCondition(builder, division);
  if (!traps)
    return;
  BasicBlock *block = division.getParent();
  BasicBlock *rest = block->splitBasicBlock(division.getIterator(), "divide");
  block->getTerminator()->eraseFromParent();
  IRBuilder<>(block).CreateCondBr(traps, divisionFault(), rest,
                                  MDBuilder(function.getContext()).createUnlikelyBranchWeights());
}

void FunctionGuard::run() {
  dropPromises();
  neurojit::makeTotal(function);
  neurojit::FuelMeter meter(function, gauge);
  meter.findCountedLoops();
  freezeInputs();
  SmallVector<BinaryOperator *, 8> divisions;
  for (Instruction &instruction : instructions(function))
    if (isDivision(instruction))
      divisions.push_back(cast<BinaryOperator>(&instruction));
  meter.insert();
  for (BinaryOperator *division : divisions)
    guardDivision(*division);
}

// Trusted code may have declared it.
GlobalVariable &defineGlobal(Module &module, Type *type, const char *name) {
  GlobalVariable *global = module.getGlobalVariable(name);
  if (!global)
    global = new GlobalVariable(module, type, /*isConstant=*/false, GlobalValue::ExternalLinkage,
                                nullptr, name);
  global->setInitializer(Constant::getNullValue(type));
  // Ours alone, so no indirection is needed to reach it.
  global->setDSOLocal(true);
  return *global;
}

// That a foreign function touches no memory holds for libm, and a lie costs the liar a call at most.
void keepPurity(Function &declaration) {
  bool isPure = declaration.doesNotAccessMemory();
  declaration.setAttributes(AttributeList());
  if (isPure)
    declaration.setDoesNotAccessMemory();
}

} // namespace

void neurojit::insertGuards(Module &module) {
  neurojit::Gauge gauge = {
      defineGlobal(module, Type::getInt64Ty(module.getContext()), fuelName),
      defineGlobal(module, Type::getInt32Ty(module.getContext()), faultName)};
  for (Function &function : module) {
    if (neurojit::isTrusted(function))
      continue;
    if (!function.isDeclaration())
      FunctionGuard(function, gauge).run();
    else if (!function.isIntrinsic())
      keepPurity(function);
  }
}
