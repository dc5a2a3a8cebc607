#include "diagnostics.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Location.h"

#include "mlir-c/Diagnostics.h"

namespace neurojit {

// A hostile program can make the verifier report without end.
static constexpr int maxDiagnostics = 200;
static constexpr size_t maxText = 16 * 1024;

static int32_t severityOf(mlir::DiagnosticSeverity severity) {
  switch (severity) {
  case mlir::DiagnosticSeverity::Error:
    return MlirDiagnosticError;
  case mlir::DiagnosticSeverity::Warning:
    return MlirDiagnosticWarning;
  case mlir::DiagnosticSeverity::Note:
    return MlirDiagnosticNote;
  case mlir::DiagnosticSeverity::Remark:
    return MlirDiagnosticRemark;
  }
  return MlirDiagnosticError;
}

void DiagnosticStream::addInt(int32_t value) {
  stream.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void DiagnosticStream::addText(llvm::StringRef text) {
  text = text.take_front(maxText);
  addInt(static_cast<int32_t>(text.size()));
  stream.append(text.data(), text.size());
}

void DiagnosticStream::addHead(int32_t severity, mlir::Location location) {
  addInt(severity);
  auto range = location->findInstanceOf<mlir::FileLineColRange>();
  if (!range) {
    for (int i = 0; i < 4; ++i)
      addInt(0);
    addText("");
    return;
  }
  addInt(static_cast<int32_t>(range.getStartLine()));
  addInt(static_cast<int32_t>(range.getStartColumn()));
  addInt(static_cast<int32_t>(range.getEndLine()));
  addInt(static_cast<int32_t>(range.getEndColumn()));
  addText(range.getFilename().getValue());
}

void DiagnosticStream::addOne(mlir::Diagnostic &diagnostic) {
  addHead(severityOf(diagnostic.getSeverity()), diagnostic.getLocation());
  addText(diagnostic.str());
  auto notes = diagnostic.getNotes();
  addInt(static_cast<int32_t>(std::distance(notes.begin(), notes.end())));
  for (mlir::Diagnostic &note : notes)
    addOne(note);
}

void DiagnosticStream::add(mlir::Diagnostic &diagnostic) {
  if (count++ < maxDiagnostics)
    addOne(diagnostic);
}

void DiagnosticStream::addError(llvm::StringRef message) {
  addInt(MlirDiagnosticError);
  for (int i = 0; i < 4; ++i)
    addInt(0);
  addText("");
  addText(message);
  addInt(0);
}

} // namespace neurojit
