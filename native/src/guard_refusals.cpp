#include "guard.h"

#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

#include <map>

using namespace llvm;

// Half of it is far from what is left of a Java thread's default stack of 1 MB. The estimate
// counts a slot for every value, so that real frames are smaller.
static constexpr uint64_t maxStack = 256 * 1024;
static constexpr uint64_t frameOverhead = 128;

static std::string describe(const Function &function, const Twine &what) {
  return ("guarded code must not " + what + " (in @" + function.getName() + ")").str();
}

// Functions that C declares with pointers: code could declare them with integers instead. LLVM
// itself may call sincos, with pointers of its own.
static bool takesPointersInC(StringRef name) { return name == "sincos" || name == "sincosf"; }

static bool isScalarSignature(const FunctionType &type) {
  if (type.isVarArg() || type.getReturnType()->isPointerTy())
    return false;
  return none_of(type.params(), [](Type *param) { return param->isPointerTy(); });
}

static const char *whyCallRefused(const CallBase &call) {
  if (!isa<CallInst>(call))
    return "unwind";
  if (call.isInlineAsm())
    return "use inline assembly";
  const Function *callee = call.getCalledFunction();
  if (!callee || callee->getFunctionType() != call.getFunctionType())
    return "call through pointers";
  if (callee->isIntrinsic()) // speculatable: cannot trap whatever its operands are
    return call.doesNotAccessMemory() && callee->isSpeculatable() ? nullptr
                                                                  : "use memory or traps";
  if (neurojit::isTrusted(*callee))
    return "call trusted code";
  if (callee->getCallingConv() != CallingConv::C)
    return "use a calling convention of its own";
  if (callee->isDeclaration() &&
      (takesPointersInC(callee->getName()) || !isScalarSignature(*callee->getFunctionType())))
    return "call C functions that take pointers";
  return nullptr;
}

static const char *whyRefused(const Instruction &instruction) {
  if (auto *call = dyn_cast<CallBase>(&instruction))
    return whyCallRefused(*call);
  if (instruction.mayReadOrWriteMemory() || isa<AllocaInst>(instruction))
    return "use memory";
  if (isa<UnreachableInst>(instruction))
    return "reach a point declared unreachable";
  if (isa<IndirectBrInst>(instruction) || instruction.isEHPad() || isa<ResumeInst>(instruction))
    return "branch to computed addresses or unwind";
  return nullptr;
}

static void refuseGlobals(Module &module, std::vector<std::string> &refusals) {
  bool hasTrusted = any_of(module, neurojit::isTrusted);
  auto isGauge = [](const GlobalValue &value) {
    return value.getName() == neurojit::fuelName || value.getName() == neurojit::faultName;
  };
  for (const GlobalValue &value : module.global_values())
    if (isGauge(value) && !(hasTrusted && value.isDeclaration() && isa<GlobalVariable>(value)))
      refusals.push_back(
          ("the name @" + value.getName() + " is reserved for guarded code").str());
  for (const GlobalVariable &global : module.globals())
    if (!isGauge(global))
      refusals.push_back(("guarded code must not have globals (@" + global.getName() + ")").str());
  if (!module.alias_empty() || !module.ifunc_empty() || !module.getModuleInlineAsm().empty())
    refusals.push_back("guarded code must not have aliases or module-level assembly");
}

static void refuseInstructions(const Function &function, std::vector<std::string> &refusals) {
  for (const Instruction &instruction : instructions(function))
    if (const char *why = whyRefused(instruction)) {
      refusals.push_back(describe(function, why));
      return;
    }
}

static uint64_t frameSize(const Function &function) {
  const DataLayout &layout = function.getDataLayout();
  uint64_t size = frameOverhead;
  for (const Argument &argument : function.args())
    size += layout.getTypeAllocSize(argument.getType());
  for (const Instruction &instruction : instructions(function))
    if (instruction.getType()->isSized())
      size += layout.getTypeAllocSize(instruction.getType());
  return size;
}

// Callees come before callers, so one pass finds the deepest chain below each function.
static void refuseDepth(Module &module, std::vector<std::string> &refusals) {
  CallGraph graph(module);
  std::map<const Function *, uint64_t> stack;
  for (auto component = scc_begin(&graph); !component.isAtEnd(); ++component) {
    const CallGraphNode *node = component->front();
    const Function *function = node->getFunction();
    if (!function || function->isDeclaration())
      continue;
    if (component.hasCycle()) {
      refusals.push_back(describe(*function, "recurse"));
      continue;
    }
    uint64_t below = 0;
    for (const auto &call : *node)
      below = std::max(below, stack[call.second->getFunction()]);
    stack[function] = below + frameSize(*function);
    if (stack[function] > maxStack) {
      refusals.push_back(describe(*function, "need more than " + Twine(maxStack / 1024) +
                                                 " KB of stack"));
      return;
    }
  }
}

bool neurojit::isTrusted(const Function &function) {
  return function.hasFnAttribute(trustedAttribute);
}

void neurojit::dropTrust(Module &module) {
  for (Function &function : module)
    function.removeFnAttr(trustedAttribute);
}

std::vector<std::string> neurojit::whyUnguardable(Module &module) {
  std::vector<std::string> refusals;
  refuseGlobals(module, refusals);
  for (const Function &function : module)
    if (!isTrusted(function))
      refuseInstructions(function, refusals);
  refuseDepth(module, refusals);
  return refusals;
}
