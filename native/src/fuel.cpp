#include "fuel.h"

#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using neurojit::FuelMeter;
using neurojit::Gauge;

BasicBlock *Gauge::leave(Function &function, NeurojitFault code, const char *name) {
  BasicBlock *block = BasicBlock::Create(function.getContext(), name, &function);
  IRBuilder<> builder(block);
  Value *earlier = builder.CreateLoad(builder.getInt32Ty(), &fault);
  Value *isFirst = builder.CreateICmpEQ(earlier, builder.getInt32(NEUROJIT_FAULT_NONE));
  builder.CreateStore(builder.CreateSelect(isFirst, builder.getInt32(code), earlier), &fault);
  builder.CreateStore(builder.getInt64(0), &fuel);
  Type *type = function.getReturnType();
  if (type->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(Constant::getNullValue(type));
  return block;
}

// A loop that is known to turn so many times pays for all turns when it is entered, and is then as
// free for the optimiser as it was.
void FuelMeter::findCountedLoops() {
  constexpr unsigned mostTurns = 1u << 20;
  DominatorTree dominators(function);
  LoopInfo loops(dominators);
  AssumptionCache assumptions(function);
  TargetLibraryInfoImpl libraryImpl(function.getParent()->getTargetTriple());
  TargetLibraryInfo library(libraryImpl);
  ScalarEvolution evolution(function, library, assumptions, dominators, loops);
  for (Loop *loop : loops.getLoopsInPreorder()) {
    unsigned turns = evolution.getSmallConstantTripCount(loop);
    BasicBlock *before = loop->getLoopPreheader();
    if (turns == 0 || turns > mostTurns || !before || !loop->getLoopLatch())
      continue;
    // The last turn leaves instead of going back.
    charges.push_back({before, turns - 1});
    countedEdges.insert({loop->getLoopLatch(), loop->getHeader()});
  }
}

static bool callsOwnCode(const Instruction &instruction) {
  auto *call = dyn_cast<CallInst>(&instruction);
  return call && call->getCalledFunction() && !call->getCalledFunction()->isDeclaration();
}

void FuelMeter::insert() {
  // A function that calls no own code costs at most its own length beyond what it counts, and its
  // callers are counted: leaves without loops need no check.
  bool isCounted = any_of(instructions(function), callsOwnCode);
  // Every cycle, reducible or not, has an edge back to a block on the current depth-first path.
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 8> edges;
  FindFunctionBackedges(function, edges);
  if (!isCounted && edges.empty())
    return;
  openTank();
  shareTank();
  for (auto edge : edges)
    if (!countedEdges.contains(edge))
      checkBetween(const_cast<BasicBlock *>(edge.first), const_cast<BasicBlock *>(edge.second), 1);
  chargeCountedLoops();
  BasicBlock *entry = &function.getEntryBlock();
  if (isCounted)
    checkBetween(entry, entry->getSingleSuccessor(), 1);
}

void FuelMeter::openTank() {
  BasicBlock *entry = &function.getEntryBlock();
  BasicBlock *body = entry->splitBasicBlock(entry->begin(), "body");
  // The entry's other roles go on in the body.
  for (auto &[before, turns] : charges)
    if (before == entry)
      before = body;
  Type *type = gauge.fuel.getValueType();
  IRBuilder<> builder(entry->getTerminator());
  tank = builder.CreateAlloca(type, nullptr, "tank");
  builder.CreateStore(builder.CreateLoad(type, &gauge.fuel), tank);
}

// Callees and callers see what is left.
void FuelMeter::shareTank() {
  Type *type = gauge.fuel.getValueType();
  for (Instruction &instruction : make_early_inc_range(instructions(function))) {
    bool isCall = callsOwnCode(instruction);
    if (!isCall && !isa<ReturnInst>(instruction))
      continue;
    IRBuilder<> builder(&instruction);
    builder.CreateStore(builder.CreateLoad(type, tank), &gauge.fuel);
    if (!isCall)
      continue;
    builder.SetInsertPoint(instruction.getNextNode());
    builder.CreateStore(builder.CreateLoad(type, &gauge.fuel), tank);
  }
}

void FuelMeter::chargeCountedLoops() {
  for (auto [before, turns] : charges)
    if (turns > 0)
      checkBetween(before, before->getSingleSuccessor(), turns);
}

// Puts a check on all edges from one block to another.
void FuelMeter::checkBetween(BasicBlock *from, BasicBlock *to, uint64_t units) {
  BasicBlock *check = BasicBlock::Create(function.getContext(), "fuel", &function, to);
  for (PHINode &phi : to->phis()) {
    Value *value = phi.getIncomingValueForBlock(from);
    phi.removeIncomingValueIf([&](unsigned i) { return phi.getIncomingBlock(i) == from; },
                              /*DeletePHIIfEmpty=*/false);
    phi.addIncoming(value, check);
  }
  from->getTerminator()->replaceSuccessorWith(to, check);
  countDown(check, to, units);
  for (PHINode &phi : to->phis())
    phi.replaceIncomingBlockWith(check, cast<BranchInst>(check->getTerminator())->getSuccessor(1));
}

// Fills the empty block: burn the units and go on, or leave if there are too few.
void FuelMeter::countDown(BasicBlock *block, BasicBlock *next, uint64_t units) {
  if (!outOfFuel)
    outOfFuel = gauge.leave(function, NEUROJIT_FAULT_OUT_OF_FUEL, "out_of_fuel");
  BasicBlock *burn = BasicBlock::Create(function.getContext(), "burn", &function, next);
  IRBuilder<> builder(block);
  Value *left = builder.CreateLoad(builder.getInt64Ty(), tank);
  Value *isGone = builder.CreateICmpSLT(left, builder.getInt64(units));
  BranchInst *branch = builder.CreateCondBr(isGone, outOfFuel, burn);
  branch->setMetadata(LLVMContext::MD_prof,
                      MDBuilder(function.getContext()).createUnlikelyBranchWeights());
  builder.SetInsertPoint(burn);
  builder.CreateStore(builder.CreateSub(left, builder.getInt64(units)), tank);
  builder.CreateBr(next);
}
