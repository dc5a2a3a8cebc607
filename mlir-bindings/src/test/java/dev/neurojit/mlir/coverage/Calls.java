package dev.neurojit.mlir.coverage;

import dev.neurojit.mlir.capi.CApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The C functions that compiled classes call or look up, as their constant pools tell. */
final class Calls {
  private static final String RAW = CApi.class.getName().replace('.', '/');
  private static final String RAW_FOLDER = RAW.substring(0, RAW.lastIndexOf('/'));
  private static final Set<String> GENERATED = generated();

  private Calls() {}

  /** What the idiomatic layer calls, directly, by a method reference or by its name. */
  static Set<String> ofTheIdiomaticLayer() throws IOException {
    Path classes = folderOf(CApi.class);
    Path raw = classes.resolve(RAW_FOLDER);
    try (Stream<Path> files = Files.walk(raw.getParent())) {
      return files
          .filter(file -> file.toString().endsWith(".class") && !file.startsWith(raw))
          .flatMap(Calls::of)
          .collect(Collectors.toSet());
    }
  }

  /** What the raw layer offers. */
  static Set<String> generated() {
    return Stream.of(CApi.class.getMethods())
        .map(method -> method.getName())
        .filter(name -> !name.contains("$"))
        .collect(Collectors.toSet());
  }

  private static Stream<String> of(Path file) {
    try {
      Iterable<PoolEntry> pool = ClassFile.of().parse(file).constantPool();
      return StreamSupport.stream(pool.spliterator(), false).flatMap(Calls::function);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> function(PoolEntry entry) {
    return switch (entry) {
      case MethodRefEntry method when method.owner().asInternalName().equals(RAW) ->
          Stream.of(method.name().stringValue());
      case StringEntry text when GENERATED.contains(text.stringValue()) ->
          Stream.of(text.stringValue());
      default -> Stream.empty();
    };
  }

  private static Path folderOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
