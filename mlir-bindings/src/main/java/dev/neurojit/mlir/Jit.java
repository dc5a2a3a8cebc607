package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Machine code of one module in this process, in an ORC session of its own that sees no symbols but
 * the allowed ones. Owned and confined to the thread that made it, unless {@link
 * MachineCode#linkForAnyThread} did: function handles and the guard raise {@link
 * IllegalStateException} after close and {@link WrongThreadException} elsewhere. It does not need
 * the module or its context any more.
 */
public final class Jit implements AutoCloseable {
  private static final String FUEL = "__neurojit_fuel";
  private static final String FAULT = "__neurojit_fault";

  /** Before the name of a function that returns a struct stands for one that Java can call. */
  private static final String CALLABLE = "__neurojit_call_";

  /** Before the name of a function stands for the second name of one that ends at once. */
  private static final String BRIEF = "__neurojit_brief_";

  private final Arena arena;
  private final MemorySegment raw;
  private final Map<String, Signatures.Signature> signatures;
  private final Optional<Guard> guard;

  private final Thread owner = Thread.currentThread();
  private final ByteBuffer object;
  private final List<Jit> libraries;
  private int users;

  Jit(
      Arena arena,
      MemorySegment raw,
      Map<String, Signatures.Signature> signatures,
      ByteBuffer object,
      JitOptions options) {
    this.arena = arena;
    this.raw = raw;
    this.signatures = signatures;
    this.object = object;
    this.libraries = options.libraries();
    libraries.forEach(library -> library.users++);
    this.guard =
        switch (options.guarding()) {
          case Guarding.Unguarded() -> Optional.empty();
          case Guarding.Guarded(long fuel) -> Optional.of(openGuard(fuel));
          case Guarding.GuardedUnlessTrusted(long fuel) -> Optional.of(openGuard(fuel));
        };
  }

  /**
   * Compiles a module of the llvm dialect.
   *
   * @param lowered left as it is
   */
  public static JitResult compile(MlirModule lowered, JitOptions options) {
    return switch (MachineCode.compile(lowered, options)) {
      case MachineCode.Failed(List<MlirDiagnostic> diagnostics) ->
          new JitResult.Failed(diagnostics);
      case MachineCode.Ok(MachineCode code) -> code.link();
    };
  }

  /** The ELF object the code came in, for disassemblers; read-only. */
  public ByteBuffer object() {
    return object.duplicate();
  }

  /** What other modules may be linked to. */
  Map<String, MemorySegment> symbols() {
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException(
          "The JIT belongs to thread %s, not to %s."
              .formatted(owner.getName(), Thread.currentThread().getName()));
    }
    Map<String, MemorySegment> all = new TreeMap<>();
    signatures.keySet().forEach(name -> all.put(name, address(name, 0)));
    if (guard.isPresent()) {
      all.put(FUEL, address(FUEL, 0));
      all.put(FAULT, address(FAULT, 0));
    }
    return all;
  }

  /** The functions that can be called from Java, with the types to call them by. */
  public Map<String, MethodType> functions() {
    Map<String, MethodType> callable = new TreeMap<>();
    signatures.forEach(
        (name, signature) -> signature.scalar().ifPresent(type -> callable.put(name, type)));
    return callable;
  }

  /**
   * A handle that calls the function directly, for {@code invokeExact} with just this type: f32 is
   * float, f64 double, i64 and index long, i32 int, i16 short, i8 byte, i1 boolean.
   *
   * @throws IllegalArgumentException if the module defines no such function of that type
   */
  public MethodHandle function(String name, MethodType type) {
    Signatures.Signature defined = signature(name);
    if (!defined.scalar().equals(Optional.of(type))) {
      throw new IllegalArgumentException(
          "Function @%s is %s, not %s.".formatted(name, defined, type));
    }
    return Downcalls.handle(entry(name), type);
  }

  /**
   * As above for code with memrefs or several results; the handle is of {@link
   * FunctionType#methodType}. The code reaches any memory it likes by its own arithmetic: call only
   * what you trust so. Memory it returns is its own: give it back to a function that frees it.
   *
   * @throws IllegalArgumentException if the module defines no such function of that type
   */
  public MethodHandle function(String name, FunctionType type) {
    Signatures.Signature defined = signature(name);
    if (!defined.fits(type)) {
      throw new IllegalArgumentException(
          "Function @%s is %s, not %s, which were %s.".formatted(name, defined, type, type.llvm()));
    }
    String symbol = type.returnsStruct() ? CALLABLE + name : name;
    return Downcalls.handle(entry(symbol), type, arena);
  }

  private Signatures.Signature signature(String name) {
    checkOpen();
    Signatures.Signature defined = signatures.get(name);
    if (defined == null) {
      throw new IllegalArgumentException(
          "No function @%s; the module defines %s.".formatted(name, signatures.keySet()));
    }
    return defined;
  }

  /**
   * The gauge of code compiled with {@link JitOptions#guarded}.
   *
   * @throws IllegalStateException if the code is not guarded
   */
  public Guard guard() {
    return guard.orElseThrow(() -> new IllegalStateException("The code is not guarded."));
  }

  private Guard openGuard(long fuel) {
    Guard gauge =
        new Guard(
            address(FUEL, ValueLayout.JAVA_LONG.byteSize()),
            address(FAULT, ValueLayout.JAVA_INT.byteSize()));
    gauge.refuel(fuel);
    return gauge;
  }

  /** A segment that dies with this object. */
  private MemorySegment address(String name, long size) {
    long address = lookup(name);
    if (address == 0) {
      throw new IllegalStateException("The compiled module lacks the symbol " + name + ".");
    }
    return MemorySegment.ofAddress(address).reinterpret(size, arena, null);
  }

  EntryPoint entry(String name) {
    EntryPoint.Stay stay = lookup(BRIEF + name) == 0 ? EntryPoint.Stay.ANY : EntryPoint.Stay.BRIEF;
    return new EntryPoint(address(name, 0), stay);
  }

  /** 0 for what is not defined. */
  private long lookup(String name) {
    checkOpen();
    try (Arena text = Arena.ofConfined()) {
      return CApi.neurojitJitLookup(raw, text.allocateFrom(name));
    }
  }

  private void checkOpen() {
    MemorySegment.Scope scope = arena.scope();
    if (!scope.isAlive()) {
      throw new IllegalStateException("The JIT is closed.");
    }
  }

  /**
   * Frees the machine code. Closing twice is fine.
   *
   * @throws IllegalStateException if code that calls it is still open
   */
  @Override
  public void close() {
    if (!arena.scope().isAlive()) {
      return;
    }
    if (users > 0) {
      throw new IllegalStateException(
          "The JIT is still called by %d others; close them first.".formatted(users));
    }
    arena.close();
    libraries.forEach(library -> library.users--);
    CApi.neurojitJitDestroy(raw);
  }
}
