#include "guard.h"

#include "neurojit.h"

#include "llvm/Analysis/CFG.h"
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
  FunctionGuard(Function &function, GlobalVariable &fuel, GlobalVariable &fault)
      : function(function), fuel(fuel), fault(fault) {}

  void run();

private:
  void dropPromises();
  void freezeInputs();
  void freezeOperand(Instruction &user, unsigned index);
  void guardDivision(BinaryOperator &division);
  Value *trapCondition(IRBuilder<> &builder, BinaryOperator &division);
  void guardBackEdges();
  void guardEntry();
  bool callsOwnCode() const;
  void countDown(BasicBlock *block, BasicBlock *next);
  BasicBlock *outOfFuel();
  BasicBlock *divisionFault();
  BasicBlock *leave(NeurojitFault code, bool dropFuel, const char *name);

  Function &function;
  GlobalVariable &fuel;
  GlobalVariable &fault;
  BasicBlock *outOfFuelBlock = nullptr;
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

// A block that notes the fault, unless an earlier one is noted, and returns zero. Once the fuel is
// gone every caller leaves at its next check too.
BasicBlock *FunctionGuard::leave(NeurojitFault code, bool dropFuel, const char *name) {
  BasicBlock *block = BasicBlock::Create(function.getContext(), name, &function);
  IRBuilder<> builder(block);
  Value *earlier = builder.CreateLoad(builder.getInt32Ty(), &fault);
  Value *isFirst = builder.CreateICmpEQ(earlier, builder.getInt32(NEUROJIT_FAULT_NONE));
  builder.CreateStore(builder.CreateSelect(isFirst, builder.getInt32(code), earlier), &fault);
  if (dropFuel)
    builder.CreateStore(builder.getInt64(0), &fuel);
  Type *type = function.getReturnType();
  if (type->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(Constant::getNullValue(type));
  return block;
}

BasicBlock *FunctionGuard::outOfFuel() {
  if (!outOfFuelBlock)
    outOfFuelBlock = leave(NEUROJIT_FAULT_OUT_OF_FUEL, false, "out_of_fuel");
  return outOfFuelBlock;
}

BasicBlock *FunctionGuard::divisionFault() {
  if (!divisionFaultBlock)
    divisionFaultBlock = leave(NEUROJIT_FAULT_INTEGER_DIVISION, true, "division_fault");
  return divisionFaultBlock;
}

// Fills the empty block: burn one unit and go on, or leave if there is none.
void FunctionGuard::countDown(BasicBlock *block, BasicBlock *next) {
  BasicBlock *burn = BasicBlock::Create(function.getContext(), "burn", &function, next);
  IRBuilder<> builder(block);
  Value *left = builder.CreateLoad(builder.getInt64Ty(), &fuel);
  Value *isGone = builder.CreateICmpSLE(left, builder.getInt64(0));
  BranchInst *branch = builder.CreateCondBr(isGone, outOfFuel(), burn);
  branch->setMetadata(LLVMContext::MD_prof,
                      MDBuilder(function.getContext()).createUnlikelyBranchWeights());
  builder.SetInsertPoint(burn);
  builder.CreateStore(builder.CreateSub(left, builder.getInt64(1)), &fuel);
  builder.CreateBr(next);
}

void FunctionGuard::freezeOperand(Instruction &user, unsigned index) {
  Value *operand = user.getOperand(index);
  if (isa<ConstantInt>(operand) || isa<ConstantFP>(operand))
    return;
  user.setOperand(index, new FreezeInst(operand, "frozen", user.getIterator()));
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

// Every cycle, reducible or not, has an edge back to a block on the current depth-first path.
void FunctionGuard::guardBackEdges() {
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 8> edges;
  FindFunctionBackedges(function, edges);
  for (auto [constLatch, constHeader] : edges) {
    auto *latch = const_cast<BasicBlock *>(constLatch);
    auto *header = const_cast<BasicBlock *>(constHeader);
    BasicBlock *check = BasicBlock::Create(function.getContext(), "fuel", &function, header);
    for (PHINode &phi : header->phis()) {
      Value *value = phi.getIncomingValueForBlock(latch);
      phi.removeIncomingValueIf(
          [&](unsigned i) { return phi.getIncomingBlock(i) == latch; },
          /*DeletePHIIfEmpty=*/false);
      phi.addIncoming(value, check);
    }
    latch->getTerminator()->replaceSuccessorWith(header, check);
    countDown(check, header);
    for (PHINode &phi : header->phis())
      phi.replaceIncomingBlockWith(check, cast<BranchInst>(check->getTerminator())->getSuccessor(1));
  }
}

bool FunctionGuard::callsOwnCode() const {
  return any_of(instructions(function), [](const Instruction &instruction) {
    auto *call = dyn_cast<CallInst>(&instruction);
    return call && call->getCalledFunction() && !call->getCalledFunction()->isDeclaration();
  });
}

void FunctionGuard::guardEntry() {
  BasicBlock *entry = &function.getEntryBlock();
  BasicBlock *body = entry->splitBasicBlock(entry->begin(), "body");
  entry->getTerminator()->eraseFromParent();
  countDown(entry, body);
}

void FunctionGuard::run() {
  // A function that calls no own code costs at most its own length beyond what it counts, and its
  // callers are counted: leaves without loops need no check.
  bool counted = callsOwnCode();
  dropPromises();
  freezeInputs();
  SmallVector<BinaryOperator *, 8> divisions;
  for (Instruction &instruction : instructions(function))
    if (isDivision(instruction))
      divisions.push_back(cast<BinaryOperator>(&instruction));
  guardBackEdges();
  for (BinaryOperator *division : divisions)
    guardDivision(*division);
  if (counted)
    guardEntry();
}

GlobalVariable &addGlobal(Module &module, Type *type, const char *name) {
  auto *global = new GlobalVariable(module, type, /*isConstant=*/false,
                                    GlobalValue::ExternalLinkage, Constant::getNullValue(type),
                                    name);
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
  GlobalVariable &fuel = addGlobal(module, Type::getInt64Ty(module.getContext()), fuelName);
  GlobalVariable &fault = addGlobal(module, Type::getInt32Ty(module.getContext()), faultName);
  for (Function &function : module) {
    if (!function.isDeclaration())
      FunctionGuard(function, fuel, fault).run();
    else if (!function.isIntrinsic())
      keepPurity(function);
  }
}
