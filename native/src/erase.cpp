// Changes that free IR. The caller learns the address of all that goes, and what is still used
// from outside stays: a dangling use would crash whoever looks at it next.
#include "nesting.h"
#include "result.h"

#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Rewrite.h"

namespace {

class Doomed {
public:
  explicit Doomed(neurojit::Outcome &outcome) : outcome(outcome) {}

  void add(mlir::Operation *operation) {
    operation->walk<mlir::WalkOrder::PreOrder>([&](mlir::Operation *nested) {
      note(nested);
      for (mlir::Value result : nested->getResults())
        note(result.getImpl());
      for (mlir::Region &region : nested->getRegions()) {
        note(&region);
        for (mlir::Block &block : region)
          addHead(&block);
      }
    });
  }

  void add(mlir::Block *block) {
    addHead(block);
    for (mlir::Operation &operation : *block)
      add(&operation);
  }

  void addHead(mlir::Block *block) {
    note(block);
    for (mlir::Value argument : block->getArguments())
      note(argument.getImpl());
  }

private:
  void note(const void *address) {
    outcome.text.append(reinterpret_cast<const char *>(&address), sizeof address);
  }

  neurojit::Outcome &outcome;
};

using Inside = llvm::function_ref<bool(mlir::Operation *)>;

bool isUsedOutside(mlir::Value value, Inside inside) {
  return llvm::any_of(value.getUsers(), [&](mlir::Operation *user) { return !inside(user); });
}

bool isHeadUsedOutside(mlir::Block &block, Inside inside) {
  return llvm::any_of(block.getArguments(),
                      [&](mlir::Value argument) { return isUsedOutside(argument, inside); }) ||
         llvm::any_of(block.getUsers(), [&](mlir::Operation *user) { return !inside(user); });
}

bool isBodyUsedOutside(mlir::Operation *operation, Inside inside) {
  for (mlir::Region &region : operation->getRegions())
    for (mlir::Block &block : region)
      if (isHeadUsedOutside(block, inside))
        return true;
  return false;
}

bool isNestedUsedOutside(mlir::Operation *operation, Inside inside, bool results) {
  return operation
      ->walk([&](mlir::Operation *nested) {
        bool used = isBodyUsedOutside(nested, inside);
        if (results || nested != operation)
          for (mlir::Value result : nested->getResults())
            used |= isUsedOutside(result, inside);
        return used ? mlir::WalkResult::interrupt() : mlir::WalkResult::advance();
      })
      .wasInterrupted();
}

// Uses among the doomed may go in any order.
void destroy(mlir::RewriterBase *rewriter, mlir::Operation *operation) {
  if (rewriter) {
    rewriter->eraseOp(operation);
    return;
  }
  operation->dropAllReferences();
  operation->dropAllDefinedValueUses();
  operation->erase();
}

bool typesAgree(mlir::Operation *operation, llvm::ArrayRef<mlir::Value> values) {
  return llvm::equal(operation->getResultTypes(), mlir::TypeRange(values));
}

mlir::RewriterBase *rewriterOf(MlirRewriterBase raw) { return raw.ptr ? unwrap(raw) : nullptr; }

llvm::SmallVector<mlir::Value> valuesOf(int64_t count, const MlirValue *raw) {
  llvm::SmallVector<mlir::Value> values;
  for (int64_t i = 0; i < count; ++i)
    values.push_back(unwrap(raw[i]));
  return values;
}

} // namespace

NeurojitResult *neurojitEraseOperation(MlirRewriterBase rewriter, MlirOperation operation) {
  mlir::Operation *op = unwrap(operation);
  return neurojit::runFitting(op, [&](neurojit::Outcome &outcome) {
    auto inside = [&](mlir::Operation *user) { return op->isAncestor(user); };
    if (isNestedUsedOutside(op, inside, true)) {
      outcome.fail("it, or a part of it, is still used");
      return;
    }
    Doomed(outcome).add(op);
    destroy(rewriterOf(rewriter), op);
    outcome.ok = true;
  });
}

NeurojitResult *neurojitReplaceOperation(MlirRewriterBase rewriter, MlirOperation operation,
                                         int64_t count, const MlirValue *raw) {
  mlir::Operation *op = unwrap(operation);
  return neurojit::runFitting(op, [&](neurojit::Outcome &outcome) {
    llvm::SmallVector<mlir::Value> values = valuesOf(count, raw);
    auto inside = [&](mlir::Operation *user) { return op->isAncestor(user); };
    if (!typesAgree(op, values)) {
      outcome.fail("the values do not have the types of its results");
      return;
    }
    bool own = llvm::any_of(values, [&](mlir::Value value) {
      return value.getDefiningOp() == op || op->isAncestor(value.getParentBlock()->getParentOp());
    });
    if (own || isNestedUsedOutside(op, inside, false)) {
      outcome.fail(own ? "a replacing value is its own" : "a part of it is still used");
      return;
    }
    Doomed(outcome).add(op);
    if (mlir::RewriterBase *driver = rewriterOf(rewriter)) {
      driver->replaceOp(op, values);
    } else {
      op->replaceAllUsesWith(values);
      destroy(nullptr, op);
    }
    outcome.ok = true;
  });
}

NeurojitResult *neurojitEraseBlock(MlirRewriterBase rewriter, MlirBlock raw) {
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    mlir::Block *block = unwrap(raw);
    auto inside = [&](mlir::Operation *user) {
      return block->findAncestorOpInBlock(*user) != nullptr;
    };
    bool used = isHeadUsedOutside(*block, inside);
    for (mlir::Operation &operation : *block)
      used |= isNestedUsedOutside(&operation, inside, true);
    if (used) {
      outcome.fail("the block, or a part of it, is still used");
      return;
    }
    Doomed(outcome).add(block);
    if (mlir::RewriterBase *driver = rewriterOf(rewriter)) {
      driver->eraseBlock(block);
    } else {
      block->dropAllReferences();
      block->dropAllDefinedValueUses();
      block->erase();
    }
    outcome.ok = true;
  });
}

NeurojitResult *neurojitMergeBlocks(MlirRewriterBase rewriter, MlirBlock source, MlirBlock target,
                                    int64_t count, const MlirValue *arguments) {
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    mlir::Block *from = unwrap(source);
    llvm::SmallVector<mlir::Value> values = valuesOf(count, arguments);
    if (!llvm::equal(from->getArgumentTypes(), mlir::TypeRange(values)) || !from->use_empty() ||
        from == unwrap(target)) {
      outcome.fail("the values do not fit the block's arguments, or the block is still branched to");
      return;
    }
    if (from->findAncestorOpInBlock(*unwrap(target)->getParentOp())) {
      outcome.fail("the target lies within the block");
      return;
    }
    // Its own arguments go with it.
    if (llvm::any_of(values, [&](mlir::Value value) { return value.getParentBlock() == from; })) {
      outcome.fail("a value for an argument is of the block itself");
      return;
    }
    Doomed(outcome).addHead(from);
    mlir::IRRewriter own(from->getParentOp()->getContext());
    mlir::RewriterBase *driver = rewriterOf(rewriter);
    (driver ? *driver : own).mergeBlocks(from, unwrap(target), values);
    outcome.ok = true;
  });
}
