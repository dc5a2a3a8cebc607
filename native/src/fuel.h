// Fuel: every way round a loop and every entry of a function that calls others costs some.
#ifndef NEUROJIT_FUEL_H
#define NEUROJIT_FUEL_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Instructions.h"

#include "neurojit.h"

namespace neurojit {

struct Gauge {
  llvm::GlobalVariable &fuel;
  llvm::GlobalVariable &fault;

  // A block that notes the fault, unless an earlier one is noted, and returns zero. The fuel is
  // gone from then on, so every caller leaves at its next check too.
  llvm::BasicBlock *leave(llvm::Function &function, NeurojitFault code, const char *name);
};

// Makes a function pay. To be used before anything is frozen, so that loops can be understood.
class FuelMeter {
public:
  FuelMeter(llvm::Function &function, Gauge &gauge) : function(function), gauge(gauge) {}

  // Finds the loops whose number of turns is known.
  void findCountedLoops();
  void insert();

private:
  void openTank();
  void shareTank();
  void chargeCountedLoops();
  void checkBetween(llvm::BasicBlock *from, llvm::BasicBlock *to, uint64_t units);
  void countDown(llvm::BasicBlock *block, llvm::BasicBlock *next, uint64_t units);

  llvm::Function &function;
  Gauge &gauge;
  // The fuel while this function runs: memory only until LLVM makes it a register.
  llvm::AllocaInst *tank = nullptr;
  llvm::BasicBlock *outOfFuel = nullptr;
  // Where such loops are entered from, and how often they turn.
  llvm::SmallVector<std::pair<llvm::BasicBlock *, uint64_t>, 4> charges;
  llvm::DenseSet<std::pair<const llvm::BasicBlock *, const llvm::BasicBlock *>> countedEdges;
};

} // namespace neurojit

#endif
