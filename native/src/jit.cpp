#include "result.h"

#include <atomic>
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

// One session serves the whole process: making one costs more than linking a small module.
class Session {
public:
  static Expected<std::shared_ptr<orc::LLJIT>> get();
  // After a fatal error its locks may be held for ever; whoever comes next gets a new one.
  static void abandon();

private:
  static Session &instance() {
    // Never destroyed: machine code may still run while the process ends.
    static auto *session = new Session();
    return *session;
  }

  std::mutex mutex;
  std::shared_ptr<orc::LLJIT> current;
};

// A module's symbols and memory. It has a library of its own, so modules do not see each other.
struct Jit {
  std::shared_ptr<orc::LLJIT> session;
  orc::JITDylib *library = nullptr;
  orc::ResourceTrackerSP tracker;

  ~Jit();
};

Expected<std::unique_ptr<orc::LLJIT>> makeSession() {
  // No platform and no process symbols: what an object sees is what we define.
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

Expected<std::shared_ptr<orc::LLJIT>> Session::get() {
  Session &self = instance();
  std::lock_guard<std::mutex> lock(self.mutex);
  if (!self.current) {
    auto made = makeSession();
    if (!made)
      return made.takeError();
    self.current = std::move(*made);
  }
  return self.current;
}

void Session::abandon() {
  Session &self = instance();
  std::lock_guard<std::mutex> lock(self.mutex);
  // Its destructor would wait for those locks.
  if (self.current)
    new std::shared_ptr<orc::LLJIT>(std::move(self.current));
  self.current.reset();
}

Jit::~Jit() {
  if (!library)
    return;
  if (tracker)
    consumeError(tracker->remove());
  tracker = nullptr;
  orc::ExecutionSession &execution = session->getExecutionSession();
  consumeError(execution.removeJITDylib(*library));
  execution.getSymbolStringPool()->clearDeadEntries();
}

struct Names {
  std::vector<std::string> undefined;
  std::vector<std::string> defined;
};

Expected<Names> namesOf(MemoryBufferRef buffer) {
  auto object = object::ObjectFile::createObjectFile(buffer);
  if (!object)
    return object.takeError();
  Names names;
  for (const object::SymbolRef &symbol : (*object)->symbols()) {
    auto flags = symbol.getFlags();
    if (!flags)
      return flags.takeError();
    auto name = symbol.getName();
    if (!name)
      return name.takeError();
    if (name->empty())
      continue;
    if (*flags & object::SymbolRef::SF_Undefined)
      names.undefined.push_back(name->str());
    else if (*flags & object::SymbolRef::SF_Global)
      names.defined.push_back(name->str());
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
  auto names = namesOf(object->getMemBufferRef());
  if (!names)
    return names.takeError();
  auto session = Session::get();
  if (!session)
    return session.takeError();
  jit.session = std::move(*session);
  static std::atomic<uint64_t> count{0};
  jit.library = &jit.session->getExecutionSession().createBareJITDylib(
      "program" + std::to_string(count++));
  auto symbols = resolve(*jit.session, names->undefined, allowed);
  if (!symbols)
    return symbols.takeError();
  if (auto error = jit.library->define(orc::absoluteSymbols(std::move(*symbols))))
    return error;
  jit.tracker = jit.library->createResourceTracker();
  if (auto error = jit.session->addObjectFile(jit.tracker, std::move(object)))
    return error;
  // The first lookup links the object; here a fatal error does not end the process.
  return names->defined.empty()
             ? Error::success()
             : jit.session->lookup(*jit.library, names->defined.front()).takeError();
}

} // namespace

NeurojitResult *neurojitJitLink(const char *object, int64_t size, const char *const *names,
                                const uint64_t *addresses, int64_t count) {
  NeurojitResult *result = neurojit::runDeep([&](Outcome &outcome) {
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
  if (result->status == NEUROJIT_FATAL)
    Session::abandon();
  return result;
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
