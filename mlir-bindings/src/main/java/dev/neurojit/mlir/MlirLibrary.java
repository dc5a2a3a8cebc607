package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds, loads and checks the native library; every entry to this package calls it. */
public final class MlirLibrary {
  private static final String FILE = "libneurojit_mlir.so";
  private static final String PROPERTY = "neurojit.native";
  private static final String VARIABLE = "NEUROJIT_NATIVE";

  private static @Nullable Path loadedFrom;

  private MlirLibrary() {}

  /**
   * Loads {@code libneurojit_mlir.so} from the directory that the system property {@code
   * neurojit.native}, else the environment variable {@code NEUROJIT_NATIVE}, names. Later calls do
   * nothing.
   *
   * @throws NativeLibraryException if the library is missing, does not load or has another ABI
   */
  public static synchronized void load() {
    if (loadedFrom == null) {
      Path directory = directory(System.getProperty(PROPERTY), System.getenv(VARIABLE));
      load(directory.resolve(FILE));
      loadedFrom = directory;
    }
  }

  /** MLIR's version and the library's own, such as "neurojit ABI 6, LLVM 22.1.8". */
  public static String version() {
    load();
    return CApi.neurojitBuildString().getString(0);
  }

  /** The directory the library came from; the probe lies beside it. */
  static synchronized Path directory() {
    load();
    if (loadedFrom == null) {
      throw new AssertionError("load() returned without a library");
    }
    return loadedFrom;
  }

  static Path directory(@Nullable String property, @Nullable String variable) {
    String named = property != null && !property.isBlank() ? property : variable;
    if (named == null || named.isBlank()) {
      throw new NativeLibraryException(
          "No native library: neither -D%s nor %s names its directory. Run ./dev setup."
              .formatted(PROPERTY, VARIABLE));
    }
    return Path.of(named).toAbsolutePath();
  }

  static void load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new NativeLibraryException(
          "No native library at %s. Run ./dev setup, which builds it.".formatted(file));
    }
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError e) {
      throw new NativeLibraryException(
          "The native library %s does not load (%s). Run ./dev setup, which installs what it needs."
              .formatted(file, e.getMessage()),
          e);
    }
    checkAbi(file, abiOf(file));
  }

  static void checkAbi(Path file, int abi) {
    if (abi != CApi.NEUROJIT_ABI()) {
      throw new NativeLibraryException(
          "The native library %s has ABI %d, this program needs %d. Run ./dev setup to rebuild it."
              .formatted(file, abi, CApi.NEUROJIT_ABI()));
    }
  }

  private static int abiOf(Path file) {
    try {
      return CApi.neurojitAbiVersion();
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new NativeLibraryException(
          "%s is not NeuroJIT's native library. Run ./dev setup to rebuild it.".formatted(file), e);
    }
  }
}
