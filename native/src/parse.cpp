#include "parse.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

mlir::OwningOpRef<mlir::ModuleOp> neurojit::parseText(mlir::MLIRContext *context,
                                                      llvm::StringRef name,
                                                      llvm::StringRef text) {
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(text, name), llvm::SMLoc());
  return mlir::parseSourceFile<mlir::ModuleOp>(sources, mlir::ParserConfig(context));
}

// A level takes at most 4 KB of stack, and a Java thread has 1 MB.
static constexpr int32_t shallow = 32;

NeurojitResult *neurojitParse(MlirContext context, const char *name, const char *text,
                              int64_t size, int32_t nesting) {
  auto parse = [&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    auto module =
        neurojit::parseText(unwrap(context), name, {text, static_cast<size_t>(size)});
    outcome.ok = static_cast<bool>(module);
    outcome.handle = module.release().getOperation();
  };
  return nesting <= shallow ? neurojit::runHere(parse) : neurojit::runDeep(parse);
}

// An MlirModule is a pointer to its operation, and all that is done with one by way of the operation.
NeurojitResult *neurojitParseOperation(MlirContext context, const char *name, const char *text,
                                       int64_t size) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    llvm::SourceMgr sources;
    sources.AddNewSourceBuffer(
        llvm::MemoryBuffer::getMemBuffer({text, static_cast<size_t>(size)}, name), llvm::SMLoc());
    auto operation = mlir::parseSourceFile(sources, mlir::ParserConfig(unwrap(context)));
    outcome.ok = static_cast<bool>(operation);
    outcome.handle = operation.release();
  });
}

NeurojitResult *neurojitVerify(MlirOperation operation) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    mlir::Operation *op = unwrap(operation);
    neurojit::Collector collector(op->getContext(), outcome.diagnostics);
    outcome.ok = mlir::succeeded(mlir::verify(op));
  });
}
