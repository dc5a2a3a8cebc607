#include "callable.h"

#include "llvm/IR/IRBuilder.h"

using namespace llvm;

static void addCallable(Function &function, const Twine &name) {
  SmallVector<Type *, 8> inputs{PointerType::getUnqual(function.getContext())};
  llvm::append_range(inputs, function.getFunctionType()->params());
  auto *type = FunctionType::get(Type::getVoidTy(function.getContext()), inputs, false);
  auto *callable =
      Function::Create(type, GlobalValue::ExternalLinkage, name, function.getParent());
  IRBuilder<> builder(BasicBlock::Create(function.getContext(), "entry", callable));
  SmallVector<Value *, 8> arguments;
  for (Argument &argument : drop_begin(callable->args()))
    arguments.push_back(&argument);
  CallInst *call = builder.CreateCall(&function, arguments);
  call->setCallingConv(function.getCallingConv());
  builder.CreateStore(call, callable->getArg(0));
  builder.CreateRetVoid();
}

Error neurojit::addCallables(Module &module) {
  SmallVector<Function *, 8> functions;
  for (Function &function : module)
    if (!function.isDeclaration() && !function.isVarArg() &&
        function.getReturnType()->isStructTy())
      functions.push_back(&function);
  for (Function *function : functions) {
    std::string name = (callablePrefix + function->getName()).str();
    if (module.getNamedValue(name))
      return createStringError("the symbol " + name + " is reserved");
    addCallable(*function, name);
  }
  return Error::success();
}
