// Diagnostics as the byte stream that neurojit.h describes.
#ifndef NEUROJIT_DIAGNOSTICS_H
#define NEUROJIT_DIAGNOSTICS_H

#include <string>

#include "llvm/ADT/StringRef.h"
#include "mlir/IR/Diagnostics.h"

namespace neurojit {

class DiagnosticStream {
public:
  void add(mlir::Diagnostic &diagnostic);
  // An error without a place in the text.
  void addError(llvm::StringRef message);
  const std::string &bytes() const { return stream; }

private:
  void addInt(int32_t value);
  void addText(llvm::StringRef text);
  void addHead(int32_t severity, mlir::Location location);
  void addOne(mlir::Diagnostic &diagnostic);

  std::string stream;
  int count = 0;
};

// Collects what a context reports while this object lives.
class Collector {
public:
  Collector(mlir::MLIRContext *context, DiagnosticStream &stream)
      : handler(context, [&stream](mlir::Diagnostic &diagnostic) {
          stream.add(diagnostic);
          return mlir::success();
        }) {}

private:
  mlir::ScopedDiagnosticHandler handler;
};

} // namespace neurojit

#endif
