package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.CONTEXT_PARAMS;
import static dev.neurojit.llama.Layouts.MODEL_PARAMS;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** llama.cpp as a shared library, opened for the life of the process. */
public final class LlamaLibrary {
  /** SHA-256 of the libraries whose structs {@link Layouts} describes: x86-64 and AArch64. */
  private static final Set<String> BUILDS =
      Set.of(
          "93276c536d00f037c37ed6ec1e55be9c828940f4a0af59af10a8f638a31bbc3c",
          "d852c1625b2dac90a974613a2f019ecabf0c5d7bc054dcc14a05246d5aa2a1a7");

  /** llama.h's defaults, which tell whether the fields lie where we think. */
  private static final int DEFAULT_POSITIONS = 512;

  private static final float DEFAULT_BETA = 32;

  private final String build;
  private final MethodHandle modelDefaults;
  private final MethodHandle load;
  private final ModelFunctions model;
  private final ContextFunctions context;
  private final SamplerFunctions sampler;

  private LlamaLibrary(String build, Functions functions) {
    this.build = build;
    modelDefaults = functions.function("llama_model_default_params", MODEL_PARAMS);
    load = functions.function("llama_model_load_from_file", ADDRESS, ADDRESS, MODEL_PARAMS);
    model = new ModelFunctions(functions);
    context = new ContextFunctions(functions);
    sampler = new SamplerFunctions(functions);
    MethodHandle initialise = functions.procedure("llama_backend_init");
    Functions.call(() -> {
      initialise.invokeExact();
      return this;
    });
  }

  /**
   * Opens a library.
   *
   * @throws LlamaException if it is no build whose structs are known, or cannot be linked
   * @throws IOException if the file cannot be read
   */
  public static LlamaLibrary open(Path file) throws IOException {
    String digest = sha256(Files.readAllBytes(file));
    if (!BUILDS.contains(digest)) {
      throw new LlamaException(file + " is not the build of llama.cpp that this product knows");
    }
    var library = new LlamaLibrary(digest, new Functions(file));
    library.check();
    return library;
  }

  /** Returns the build's SHA-256. */
  public String build() {
    return build;
  }

  /**
   * Maps a GGUF file and makes a model of it.
   *
   * @throws LlamaException if llama.cpp refuses the file
   */
  public LlamaModel load(Path gguf) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(gguf.toString());
      MemorySegment loaded =
          Functions.call(() -> {
            var params = (MemorySegment) modelDefaults.invokeExact((SegmentAllocator) arena);
            return (MemorySegment) load.invokeExact(path, params);
          });
      if (loaded.equals(MemorySegment.NULL)) {
        throw new LlamaException("could not load model " + gguf);
      }
      return new LlamaModel(loaded, model, context, sampler);
    }
  }

  private void check() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment params = context.defaults(arena);
      int positions = params.get(JAVA_INT, Layouts.offset(CONTEXT_PARAMS, "n_ctx"));
      float beta = params.get(JAVA_FLOAT, Layouts.offset(CONTEXT_PARAMS, "yarn_beta_fast"));
      int type = params.get(JAVA_INT, Layouts.offset(CONTEXT_PARAMS, "type_v"));
      if (positions != DEFAULT_POSITIONS || beta != DEFAULT_BETA || type != 1) {
        throw new LlamaException(
            "llama.cpp's defaults are not where its header puts them: %d, %f, %d"
                .formatted(positions, beta, type));
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
