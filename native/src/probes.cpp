// neurojit-probes: parses, verifies and prints programs in a fork of this process, which is ready to
// parse, so that one which crashes MLIR costs that fork only. A fork tries one program after the
// other until one ends it or leaves it other than it was.
//
// Standard input holds requests: 1 or 0 for whether unregistered dialects are allowed, the size of
// the name, the size of the program (32 bits each), name and program. Standard output gets for each
// the status of its process and a size (32 bits each), and so many bytes of diagnostics as neurojit.h
// lays them out. Status: 0 accepted; 1 rejected; 3 fatal error of LLVM; 128 and a signal's number.
#include "child.h"
#include "parse.h"

#include <algorithm>
#include <csignal>
#include <optional>
#include <unistd.h>

#include "mlir/CAPI/IR.h"

#include "llvm/Support/raw_ostream.h"

using namespace neurojit;

namespace {

struct Request {
  uint32_t allowUnregistered = 0;
  std::string name;
  std::string text;

  bool read(int file) {
    uint32_t head[3];
    if (!readAll(file, head, sizeof head))
      return false;
    allowUnregistered = head[0];
    name.assign(head[1], '\0');
    text.assign(head[2], '\0');
    return readAll(file, name.data(), name.size()) && readAll(file, text.data(), text.size());
  }

  bool write(int file) const {
    uint32_t head[3] = {allowUnregistered, static_cast<uint32_t>(name.size()),
                        static_cast<uint32_t>(text.size())};
    return writeAll(file, head, sizeof head) && writeAll(file, name.data(), name.size()) &&
           writeAll(file, text.data(), text.size());
  }
};

struct Answer {
  int32_t status = -1;
  std::string diagnostics;

  bool read(int file) {
    int32_t head[2];
    if (!readAll(file, head, sizeof head))
      return false;
    status = head[0];
    diagnostics.assign(static_cast<size_t>(head[1]), '\0');
    return readAll(file, diagnostics.data(), diagnostics.size());
  }

  bool write(int file) const {
    int32_t head[2] = {status, static_cast<int32_t>(diagnostics.size())};
    return writeAll(file, head, sizeof head) &&
           writeAll(file, diagnostics.data(), diagnostics.size());
  }
};

// For a program: most take a hundredth of it.
constexpr rlim_t cpuSeconds = 5;
constexpr unsigned seconds = 20;
constexpr rlim_t addressSpace = 4ul << 30;

// For a fork: a context keeps the types and constants of what it has read.
constexpr int mostPrograms = 64;

void parse(mlir::MLIRContext *context, llvm::StringRef name, llvm::StringRef text,
           Outcome &outcome) {
  Collector collector(context, outcome.diagnostics);
  auto module = parseText(context, name, text);
  outcome.ok = static_cast<bool>(module);
  if (!outcome.ok)
    return;
  llvm::raw_null_ostream nowhere;
  module->print(nowhere);
  module->print(nowhere, mlir::OpPrintingFlags().printGenericOpForm());
}

// Returns a context that children need not fill again, and links what they call. The dialects are
// those that leave other dialects' attributes alone: with them a text is as valid as without.
MlirContext warmContext() {
  MlirContext context = neurojitContextCreate();
  for (const char *dialect : {"affine", "arith", "cf", "complex", "func", "index", "math", "memref",
                              "scf", "tensor", "vector"})
    mlirContextGetOrLoadDialect(context, mlirStringRefCreateFromCString(dialect));
  Outcome outcome;
  parse(unwrap(context), "-",
        "func.func @f(%v: vector<2xf32>, %t: tensor<?xf32>) -> f32 {\n"
        "  %i = arith.constant 0 : index\n"
        "  %x = vector.extract %v[0] : f32 from vector<2xf32>\n"
        "  %y = tensor.extract %t[%i] : tensor<?xf32>\n"
        "  %z = arith.addf %x, %y : f32\n"
        "  return %z : f32\n"
        "}\n",
        outcome);
  parse(unwrap(context), "-", "func.func @f() { return %x : !a.b }", outcome);
  return context;
}

// From now on, whatever was used before.
void limitCpu() {
  rusage used;
  rlimit limits;
  getrusage(RUSAGE_SELF, &used);
  getrlimit(RLIMIT_CPU, &limits);
  limits.rlim_cur = std::min(
      limits.rlim_max,
      static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + cpuSeconds);
  setrlimit(RLIMIT_CPU, &limits);
}

// Leaves at once in the end: the process owns nothing that outlives it.
[[noreturn]] void serve(mlir::MLIRContext *context, int requests, int answers) {
  limit(RLIMIT_AS, addressSpace);
  size_t dialects = context->getLoadedDialects().size();
  bool same = true;
  for (Request request; same && request.read(requests);) {
    limitCpu();
    alarm(seconds);
    context->allowUnregisteredDialects(request.allowUnregistered);
    NeurojitResult *result = runDeep(
        [&](Outcome &outcome) { parse(context, request.name, request.text, outcome); });
    if (result->status == NEUROJIT_FATAL)
      _Exit(3);
    alarm(0);
    Answer answer{result->status, {}};
    if (result->status == NEUROJIT_FAILED)
      answer.diagnostics.assign(reinterpret_cast<const char *>(result->diagnostics),
                                static_cast<size_t>(result->diagnosticsSize));
    neurojitResultFree(result);
    // A dialect that is loaded has a say in what others' operations may carry.
    same = !request.allowUnregistered && context->getLoadedDialects().size() == dialects;
    answer.write(answers);
  }
  _Exit(0);
}

// A fork that tries programs.
class Fork {
public:
  explicit Fork(MlirContext context) {
    int in[2], out[2];
    if (pipe(in) != 0)
      return;
    if (pipe(out) != 0) {
      close(in[0]), close(in[1]);
      return;
    }
    process = fork();
    if (process == 0) {
      for (int file : {STDIN_FILENO, STDOUT_FILENO, in[1], out[0]})
        close(file);
      serve(unwrap(context), in[0], out[1]);
    }
    close(in[0]), close(out[1]);
    requests = in[1], answers = out[0];
  }

  ~Fork() {
    close(requests), close(answers);
    if (process > 0)
      exitStatus(process);
  }

  // Gives what became of the process as the status if it did not live to answer; -1 if there is
  // none.
  Answer ask(const Request &request) {
    tried++;
    Answer answer;
    if (process > 0 && request.write(requests) && answer.read(answers))
      return answer;
    gone = true;
    answer = {process > 0 ? exitStatus(process) : -1, {}};
    process = -1;
    return answer;
  }

  bool isGone() const { return gone; }
  bool isSpent() const { return gone || tried == mostPrograms; }
  int programs() const { return tried; }

private:
  pid_t process = -1;
  int requests = -1;
  int answers = -1;
  int tried = 0;
  bool gone = false;
};

bool isOverdue(int32_t status) {
  return status == 128 + SIGXCPU || status == 128 + SIGALRM;
}

Answer ask(std::optional<Fork> &fork, MlirContext context, const Request &request) {
  for (;;) {
    if (!fork)
      fork.emplace(context);
    Answer answer = fork->ask(request);
    // Else it left as it should, or an earlier program may be to blame.
    bool certain = !fork->isGone() || fork->programs() == 1 || isOverdue(answer.status);
    if (fork->isSpent())
      fork.reset();
    if (certain)
      return answer;
  }
}

} // namespace

int main() {
  limit(RLIMIT_CORE, 0);
  signal(SIGPIPE, SIG_IGN);
  MlirContext context = neurojitContextCreate();
  std::optional<Fork> fork;
  bool warm = false;
  for (Request request; request.read(STDIN_FILENO);) {
    Answer answer = ask(fork, context, request);
    if (answer.status < 0 || !answer.write(STDOUT_FILENO))
      return 2;
    // The first answer does not wait for what only pays with the second.
    if (!warm) {
      fork.reset();
      context = warmContext();
    }
    warm = true;
  }
}
