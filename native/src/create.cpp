// Making operations, types and attributes, with what MLIR has to say against them.
#include "result.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/CAPI/IR.h"

NeurojitResult *neurojitCreateOperation(MlirOperationState *state) {
  mlir::MLIRContext *context = unwrap(state->location)->getContext();
  return neurojit::runHere([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(context, outcome.diagnostics);
    outcome.handle = mlirOperationCreate(state).ptr;
    outcome.ok = outcome.handle != nullptr;
  });
}

int32_t neurojitTakesOperands(MlirOperation operation) {
  return !unwrap(operation)->hasTrait<mlir::OpTrait::ZeroOperands>();
}

NeurojitResult *neurojitParseType(MlirContext context, const char *text, int64_t size) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    llvm::StringRef source(text, static_cast<size_t>(size));
    mlir::Type type = mlir::parseType(source, unwrap(context), nullptr, true);
    outcome.handle = wrap(type).ptr ? const_cast<void *>(wrap(type).ptr) : nullptr;
    outcome.ok = static_cast<bool>(type);
  });
}

NeurojitResult *neurojitParseAttribute(MlirContext context, const char *text, int64_t size) {
  return neurojit::runDeep([&](neurojit::Outcome &outcome) {
    neurojit::Collector collector(unwrap(context), outcome.diagnostics);
    llvm::StringRef source(text, static_cast<size_t>(size));
    mlir::Attribute attribute =
        mlir::parseAttribute(source, unwrap(context), mlir::Type(), nullptr, true);
    outcome.handle = const_cast<void *>(wrap(attribute).ptr);
    outcome.ok = static_cast<bool>(attribute);
  });
}

void neurojitReport(MlirLocation location, int32_t severity, const char *message) {
  static constexpr mlir::DiagnosticSeverity severities[] = {
      mlir::DiagnosticSeverity::Error, mlir::DiagnosticSeverity::Warning,
      mlir::DiagnosticSeverity::Note, mlir::DiagnosticSeverity::Remark};
  mlir::Location at = unwrap(location);
  mlir::DiagnosticEngine &engine = at->getContext()->getDiagEngine();
  engine.emit(at, severities[severity]) << message;
}

namespace {

struct OpenCollector {
  explicit OpenCollector(mlir::MLIRContext *context) : collector(context, outcome.diagnostics) {}

  neurojit::Outcome outcome;
  neurojit::Collector collector;
};

} // namespace

void *neurojitCollectBegin(MlirContext context) { return new OpenCollector(unwrap(context)); }

NeurojitResult *neurojitCollectEnd(void *collector) {
  std::unique_ptr<OpenCollector> open(static_cast<OpenCollector *>(collector));
  open->outcome.ok = true;
  return neurojit::toResult(open->outcome);
}
