package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MLIR's world of types, attributes and dialects, in which modules live. All dialects are
 * registered and loaded when a text first mentions them.
 *
 * <p>A context belongs to the thread that made it, as does all that comes from it: another thread
 * gets {@link WrongThreadException}. Contexts of different threads do not disturb each other. A
 * context keeps every type and constant it has seen (about 0.1 KB for each program); replace one
 * that has seen thousands.
 */
public final class MlirContext implements AutoCloseable {
  static final int SCRATCH_SIZE = 32 << 10;

  private volatile Thread owner = Thread.currentThread();
  private final MemorySegment raw;
  private final IdentifierNames names = new IdentifierNames();
  private final Set<Long> resources = new HashSet<>();
  // Lives as long as this object at least, and so until the native context is destroyed.
  private final Arena memory = Arena.ofAuto();
  private UnknownDialects unknownDialects = UnknownDialects.REFUSED;
  private @Nullable MemorySegment scratch;
  private int children;
  private boolean closed;
  private boolean condemned;
  private boolean ownDialects;

  private MlirContext(MemorySegment raw) {
    this.raw = raw;
  }

  /**
   * A new context.
   *
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  public static MlirContext create() {
    MlirLibrary.load();
    return new MlirContext(CApi.neurojitContextCreate(Raw.HEAP));
  }

  /**
   * A new context that can load the dialects of a registry only. Conversions that a dialect's
   * extensions make, such as {@code convert-to-llvm}, do nothing without those.
   *
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  public static MlirContext create(DialectRegistry registry) {
    MlirLibrary.load();
    MlirContext context =
        new MlirContext(CApi.mlirContextCreateWithRegistry(Raw.HEAP, registry.raw(), false));
    context.noteOwnDialects();
    return context;
  }

  /**
   * Parses and verifies a module. Text that {@link TextGuard} refuses is not shown to MLIR; text it
   * finds risky is first tried in a process of its own, as some programs crash MLIR's parser. That
   * process has MLIR's dialects and no others: where this context has others, what it rejects is
   * parsed here all the same.
   *
   * @param name the file name that diagnostics give
   */
  public Parsed parse(String name, String text) {
    check();
    Optional<MlirDiagnostic> refusal = TextGuard.checkAtOnce(name, text);
    if (refusal.isPresent()) {
      return new Parsed.Failed(List.of(refusal.get()));
    }
    TextScan scan = TextGuard.scan(text);
    List<MlirDiagnostic> refusals =
        TextGuard.checkNesting(name, scan).map(List::of).orElseGet(() -> tried(name, scan));
    return refusals.isEmpty()
        ? ModuleReader.text(this, name, scan.text(), scan.depth())
        : new Parsed.Failed(refusals);
  }

  private List<MlirDiagnostic> tried(String name, TextScan scan) {
    return ownDialects
        ? NativeProbe.crash(name, scan)
        : NativeProbe.refusal(name, scan, unknownDialects);
  }

  /**
   * Returns what MLIR says of a module, errors and the rest; as {@link #parse}, but what was tried
   * in a process of its own is not parsed here again. So only plain text ever gets into this
   * context, and what it says of a text does not depend on the texts before.
   *
   * @param name the file name that diagnostics give
   */
  public List<MlirDiagnostic> diagnose(String name, String text) {
    check();
    if (!ownDialects && TextGuard.checkAtOnce(name, text).isEmpty()) {
      TextScan scan = TextGuard.scan(text);
      if (TextGuard.checkNesting(name, scan).isEmpty() && Risk.of(scan).isPresent()) {
        return NativeProbe.refusal(name, scan, unknownDialects);
      }
    }
    return switch (parse(name, text)) {
      case Parsed.Failed(var diagnostics) -> diagnostics;
      case Parsed.Ok(MlirModule module, var diagnostics) -> {
        module.close();
        yield diagnostics;
      }
    };
  }

  /**
   * Parses and verifies a program of the caller's own, of any size and shape, without a look at it
   * before MLIR's. A crash of MLIR is a failure too; the context is given up then.
   *
   * @param name the file name that diagnostics give
   */
  public Parsed parseTrusted(String name, String text, TopLevel topLevel) {
    return switch (topLevel) {
      case MODULE -> ModuleReader.trusted(this, name, text);
      case OPERATION -> ModuleReader.operation(this, name, text);
    };
  }

  /** Says what becomes of operations, types and attributes whose dialect MLIR does not know. */
  public void setUnknownDialects(UnknownDialects treatment) {
    unknownDialects = treatment;
    CApi.mlirContextSetAllowUnregisteredDialects(raw(), treatment == UnknownDialects.ALLOWED);
  }

  /**
   * Reads and verifies a module that {@link MlirModule#bytecode} wrote. For trusted data only:
   * MLIR's reader is not hardened.
   *
   * @param name what diagnostics call it
   */
  public Parsed readBytecode(String name, byte[] bytecode) {
    check();
    if (bytecode.length < 4 || bytecode[0] != 'M' || bytecode[1] != 'L' || bytecode[3] != 'R') {
      return new Parsed.Failed(
          List.of(MlirDiagnostic.error("this is no MLIR bytecode", Location.UNKNOWN)));
    }
    return ModuleReader.bytecode(this, name, bytecode);
  }

  /** Reads bytecode of any origin: it is tried in a process of its own first, whatever it costs. */
  public Parsed readUntrustedBytecode(String name, byte[] bytecode) {
    List<MlirDiagnostic> refusals =
        NativeProbe.refusal(name, NativeProbe.probe(name, bytecode, unknownDialects), "");
    return refusals.isEmpty() ? readBytecode(name, bytecode) : new Parsed.Failed(refusals);
  }

  /**
   * Frees the native context; closing twice is fine.
   *
   * @throws IllegalStateException if a module or pipeline of it is still open
   */
  @Override
  public void close() {
    checkThread();
    if (closed) {
      return;
    }
    if (children > 0) {
      throw new IllegalStateException(
          "The context still has %d open modules or pipelines; close them first."
              .formatted(children));
    }
    closed = true;
    if (!condemned) {
      CApi.mlirContextDestroy(raw);
    }
  }

  /** The live native context. */
  MemorySegment raw() {
    check();
    return raw;
  }

  void check() {
    checkThread();
    if (closed) {
      throw new IllegalStateException("The MLIR context is closed.");
    }
    if (condemned) {
      throw new IllegalStateException(
          "The MLIR context was given up after a crash or a fatal error of LLVM; make a new one.");
    }
  }

  void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException(
          "The MLIR context belongs to thread %s, not to %s."
              .formatted(owner.getName(), Thread.currentThread().getName()));
    }
  }

  /** From now on it may accept text that a context as {@link #create()} makes it rejects. */
  void noteOwnDialects() {
    ownDialects = true;
  }

  /** What native code may use until the context is closed. */
  Arena memory() {
    check();
    return memory;
  }

  /**
   * Memory for what one call reads, again for the next call; allocating costs more than copying.
   */
  MemorySegment scratch() {
    MemorySegment made = scratch;
    if (made == null) {
      made = memory().allocate(SCRATCH_SIZE, ModuleReader.ALIGNMENT);
      scratch = made;
    }
    return made;
  }

  /** Remembers an attribute whose data are in {@link #memory}. */
  void noteResource(MemorySegment attribute) {
    resources.add(Raw.address(attribute));
  }

  boolean knowsResource(MemorySegment attribute) {
    return resources.contains(Raw.address(attribute));
  }

  /**
   * Returns whether it can still be used: not after a crash or a fatal error of LLVM, when its
   * native objects are left alone and closing it frees nothing.
   */
  public boolean isSound() {
    return !condemned;
  }

  void adopt() {
    children++;
  }

  void release() {
    children--;
  }

  /** Takes a result of a call that worked on this context's own memory. */
  NativeResult settle(MemorySegment pointer) {
    NativeResult result = NativeResult.take(pointer);
    condemned |= result.status() == NativeResult.Status.FATAL;
    return result;
  }

  /** Lends the context to the thread that runs a pass or pattern; returns the one it was of. */
  Thread lend(Thread borrower) {
    Thread lender = owner;
    owner = borrower;
    return lender;
  }

  void requireSame(MlirContext other) {
    if (this != other) {
      throw new IllegalArgumentException("Parts of different MLIR contexts cannot be mixed.");
    }
  }

  /**
   * Whether there is an operation of this name; loads its dialect.
   *
   * @param name in full, such as {@code arith.addf}
   */
  public boolean isRegistered(String name) {
    dialects().find(name.substring(0, Math.max(0, name.indexOf('.'))));
    try (Arena arena = Arena.ofConfined()) {
      return CApi.mlirContextIsRegisteredOperation(raw(), Raw.stringRef(arena, name));
    }
  }

  void requireOperation(String name) {
    if (!isRegistered(name) && dialects().unregistered() == Dialects.Unregistered.REFUSED) {
      throw new IllegalArgumentException("MLIR has no operation '%s'.".formatted(name));
    }
  }

  /** The dialects it has and may load. */
  public Dialects dialects() {
    return new Dialects(this);
  }

  MemorySegment identifier(String text) {
    try (Arena arena = Arena.ofConfined()) {
      return CApi.mlirIdentifierGet(Raw.HEAP, raw(), Raw.stringRef(arena, text));
    }
  }

  /** Makes types. */
  public Types types() {
    return new Types(this);
  }

  /** Makes attributes. */
  public Attributes attributes() {
    return new Attributes(this);
  }

  /** The text of the MlirIdentifier at the address. */
  String name(long identifier) {
    return names.of(identifier);
  }
}
