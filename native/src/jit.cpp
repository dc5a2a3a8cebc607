#include "result.h"

#include <memory>
#include <mutex>

#include "llvm/ADT/StringMap.h"
#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using neurojit::Outcome;

namespace {

// One object in a session of its own; destroying the session frees its memory.
struct Jit {
  std::unique_ptr<orc::LLJIT> session;
  orc::JITDylib *library = nullptr;
};

Expected<std::unique_ptr<orc::LLJIT>> makeSession() {
  // No platform and no process symbols: what the object sees is what we define.
  auto session = orc::LLJITBuilder()
                     .setJITTargetMachineBuilder(
                         orc::JITTargetMachineBuilder(Triple(sys::getProcessTriple())))
                     .setLinkProcessSymbolsByDefault(false)
                     .setPlatformSetUp(orc::setUpInactivePlatform)
                     .create();
  if (session)
    // Lookups report their errors themselves; the default prints them again.
    (*session)->getExecutionSession().setErrorReporter(
        [](Error error) { consumeError(std::move(error)); });
  return session;
}

Expected<std::vector<std::string>> undefinedSymbols(MemoryBufferRef buffer) {
  auto object = object::ObjectFile::createObjectFile(buffer);
  if (!object)
    return object.takeError();
  std::vector<std::string> names;
  for (const object::SymbolRef &symbol : (*object)->symbols()) {
    auto flags = symbol.getFlags();
    if (!flags)
      return flags.takeError();
    auto name = symbol.getName();
    if (!name)
      return name.takeError();
    if ((*flags & object::SymbolRef::SF_Undefined) && !name->empty())
      names.push_back(name->str());
  }
  return names;
}

// The allowed symbols the object needs; an error that names the others.
Expected<orc::SymbolMap> resolve(orc::LLJIT &session, ArrayRef<std::string> names,
                                 const StringMap<uint64_t> &allowed) {
  orc::SymbolMap map;
  std::string missing;
  for (const std::string &name : names) {
    auto found = allowed.find(name);
    if (found == allowed.end())
      missing += (missing.empty() ? "" : ", ") + name;
    else
      map[session.mangleAndIntern(name)] = {orc::ExecutorAddr(found->second),
                                            JITSymbolFlags::Exported};
  }
  if (!missing.empty())
    return createStringError("Symbols not found: [ " + missing + " ]");
  return map;
}

Error link(Jit &jit, std::unique_ptr<MemoryBuffer> object, const StringMap<uint64_t> &allowed) {
  auto names = undefinedSymbols(object->getMemBufferRef());
  if (!names)
    return names.takeError();
  auto session = makeSession();
  if (!session)
    return session.takeError();
  jit.session = std::move(*session);
  jit.library = &jit.session->getExecutionSession().createBareJITDylib("program");
  auto symbols = resolve(*jit.session, *names, allowed);
  if (!symbols)
    return symbols.takeError();
  if (auto error = jit.library->define(orc::absoluteSymbols(std::move(*symbols))))
    return error;
  return jit.session->addObjectFile(*jit.library, std::move(object));
}

} // namespace

NeurojitResult *neurojitJitLink(const char *object, int64_t size, const char *const *names,
                                const uint64_t *addresses, int64_t count) {
  return neurojit::runDeep([&](Outcome &outcome) {
    StringMap<uint64_t> allowed;
    for (int64_t i = 0; i < count; ++i)
      allowed[names[i]] = addresses[i];
    auto buffer = MemoryBuffer::getMemBufferCopy({object, static_cast<size_t>(size)}, "program.o");
    auto jit = std::make_unique<Jit>();
    if (Error error = link(*jit, std::move(buffer), allowed))
      return outcome.fail(toString(std::move(error)));
    outcome.handle = jit.release();
    outcome.ok = true;
  });
}

uint64_t neurojitJitLookup(void *handle, const char *name) {
  auto *jit = static_cast<Jit *>(handle);
  auto address = jit->session->lookup(*jit->library, name);
  if (!address) {
    consumeError(address.takeError());
    return 0;
  }
  return address->getValue();
}

void neurojitJitDestroy(void *handle) { delete static_cast<Jit *>(handle); }
