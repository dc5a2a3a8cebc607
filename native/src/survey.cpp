// neurojit-survey: tells of many texts what MLIR makes of them, each in a process of its own, so
// that a text which crashes MLIR costs itself only. A process is a fork of this one, about 1 ms.
//
// Standard input holds texts, each after its size (32 bits, little endian). Standard output gets
// for each a byte of outcome (the enum below), a size and that many bytes of UTF-8: for a text that
// parses a line per operation in the order of the text, "LINE COLUMN NAME" and the types of its
// results, parted by tabs; else what is wrong: "LINE COLUMN MESSAGE", also parted by tabs.
// Unregistered dialects are allowed, so that the grammar is surveyed and not the registry.
// With the argument --names it prints the names of all registered operations instead, one a line.
#include "child.h"
#include "parse.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <unistd.h>

#include "mlir/CAPI/IR.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace neurojit;

namespace {

enum Answer : uint8_t { Valid, Invalid, Rejected, Killed };

constexpr const char *bufferName = "survey";
constexpr rlim_t cpuSeconds = 10;
constexpr rlim_t addressSpace = 6ul << 30;

mlir::FileLineColLoc place(mlir::Location location) {
  auto place = llvm::dyn_cast<mlir::FileLineColLoc>(location);
  return place && place.getFilename().getValue() == bufferName ? place : mlir::FileLineColLoc();
}

void describe(mlir::Operation *op, llvm::raw_ostream &out) {
  mlir::FileLineColLoc at = place(op->getLoc());
  if (!at || at.getLine() == 0)
    return;
  out << at.getLine() << '\t' << at.getColumn() << '\t' << op->getName().getStringRef();
  for (mlir::Type type : op->getResultTypes())
    out << '\t' << type;
  out << '\n';
}

std::string firstError(mlir::Location location, llvm::StringRef message) {
  mlir::FileLineColLoc at = place(location);
  return std::to_string(at ? at.getLine() : 0) + '\t' +
         std::to_string(at ? at.getColumn() : 0) + '\t' + message.str();
}

Answer parse(llvm::StringRef text, std::string &report) {
  mlir::MLIRContext *context = unwrap(neurojitContextCreate());
  context->allowUnregisteredDialects();
  std::string error;
  context->getDiagEngine().registerHandler([&](mlir::Diagnostic &diagnostic) {
    if (error.empty() && diagnostic.getSeverity() == mlir::DiagnosticSeverity::Error)
      error = firstError(diagnostic.getLocation(), diagnostic.str());
  });
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(text, bufferName), llvm::SMLoc());
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(
      sources, mlir::ParserConfig(context, /*verifyAfterParse=*/false));
  if (!module) {
    report = error;
    return Rejected;
  }
  llvm::raw_string_ostream out(report);
  module->getBody()->walk<mlir::WalkOrder::PreOrder>(
      [&](mlir::Operation *op) { describe(op, out); });
  return mlir::succeeded(mlir::verify(module.get())) ? Valid : Invalid;
}

bool answer(int file, uint8_t outcome, llvm::StringRef report) {
  uint32_t size = static_cast<uint32_t>(report.size());
  return writeAll(file, &outcome, 1) && writeAll(file, &size, sizeof size) &&
         writeAll(file, report.data(), size);
}

[[noreturn]] void work(llvm::StringRef text, int file) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, cpuSeconds);
  limit(RLIMIT_AS, addressSpace);
  Answer outcome = Killed;
  std::string report;
  NeurojitResult *result = runDeep(
      [&](Outcome &done) { outcome = parse(text, report), done.ok = true; });
  if (result->status != NEUROJIT_OK)
    answer(file, Killed, "0\t0\tfatal error");
  else
    answer(file, outcome, report);
  _Exit(0);
}

// Runs one text in a child and passes its answer on; one that died halfway gets ours.
bool survey(llvm::StringRef text) {
  Child child = inChild([&](int file) { work(text, file); });
  if (child.status < 0)
    return false;
  if (child.status == 0)
    return writeAll(STDOUT_FILENO, child.output.data(), child.output.size());
  const char *cause = child.status > 128 ? strsignal(child.status - 128) : "early exit";
  return answer(STDOUT_FILENO, Killed, std::string("0\t0\t") + cause);
}

void printNames() {
  mlir::MLIRContext *context = unwrap(neurojitContextCreate());
  context->loadAllAvailableDialects();
  for (mlir::RegisteredOperationName name : context->getRegisteredOperations())
    llvm::outs() << name.getStringRef() << '\n';
}

} // namespace

int main(int count, char **arguments) {
  if (count > 1 && llvm::StringRef(arguments[1]) == "--names") {
    printNames();
    return 0;
  }
  uint32_t size;
  while (readAll(STDIN_FILENO, &size, sizeof size)) {
    std::string text(size, '\0');
    if (!readAll(STDIN_FILENO, text.data(), size) || !survey(text))
      return 2;
  }
}
