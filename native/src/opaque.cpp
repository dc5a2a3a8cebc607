// The translation to LLVM IR folds constants, and what has no value to poison: a shift of 1 by 40, a
// division of 1 by 0. A freeze in front keeps such operations until the guard has given them one.
#include "opaque.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Builders.h"

void neurojit::hideFromFolding(mlir::Operation *module) {
  module->walk([](mlir::Operation *operation) {
    if (!mlir::isa<mlir::LLVM::ShlOp, mlir::LLVM::LShrOp, mlir::LLVM::AShrOp, mlir::LLVM::SDivOp,
                   mlir::LLVM::UDivOp, mlir::LLVM::SRemOp, mlir::LLVM::URemOp, mlir::LLVM::FPToSIOp,
                   mlir::LLVM::FPToUIOp, mlir::LLVM::BitcastOp>(operation))
      return;
    mlir::OpBuilder builder(operation);
    mlir::Value operand = operation->getOperand(0);
    operation->setOperand(
        0, mlir::LLVM::FreezeOp::create(builder, operation->getLoc(), operand.getType(), operand));
  });
}
