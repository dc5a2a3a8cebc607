#include "parse.h"

#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/CAPI/IR.h"
#include "mlir/IR/Verifier.h"

#include "llvm/Support/raw_ostream.h"

NeurojitResult *neurojitWriteBytecode(MlirOperation operation, int64_t version) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    mlir::Operation *op = unwrap(operation);
    neurojit::Collector collector(op->getContext(), outcome.diagnostics);
    if (mlir::failed(mlir::verify(op)))
      return;
    llvm::raw_string_ostream stream(outcome.text);
    mlir::BytecodeWriterConfig config;
    if (version >= 0)
      config.setDesiredBytecodeVersion(version);
    outcome.ok = mlir::succeeded(mlir::writeBytecodeToFile(op, stream, config));
  });
}

NeurojitResult *neurojitReadBytecode(MlirContext context, const char *name, const char *data,
                                     int64_t size) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    auto module =
        neurojit::parseText(unwrap(context), name, {data, static_cast<size_t>(size)});
    outcome.ok = static_cast<bool>(module);
    outcome.handle = module.release().getOperation();
  });
}
