package dev.neurojit.mlir.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A header of mlir-c.
 *
 * @param name as in {@code mlir-c/NAME.h}
 * @param functions those it exports, in alphabetical order; what it defines inline has no symbol
 *     and is not counted
 */
record Header(String name, List<String> functions) {
  /** The core of mlir-c. */
  static final List<String> CORE =
      List.of(
          "IR",
          "BuiltinTypes",
          "BuiltinAttributes",
          "Pass",
          "Rewrite",
          "Transforms",
          "Diagnostics",
          "ExecutionEngine",
          "Support",
          "Interfaces",
          "Target/LLVMIR");

  /** Headers that the core includes and the idiomatic layer covers too. */
  static final List<String> AFFINE = List.of("AffineExpr", "AffineMap", "IntegerSet");

  private static final Pattern LINE_COMMENT = Pattern.compile("//.*");
  private static final Pattern GENERATED =
      Pattern.compile("#include \"(mlir/[^\"]*\\.capi\\.h\\.inc)\"");
  private static final Pattern EXPORTED =
      Pattern.compile("MLIR_CAPI_EXPORTED\\s[^;{(]*?\\b(mlir\\w+)\\s*\\(");

  /**
   * Reads an installed header and what tablegen made for it.
   *
   * @param include the directory that holds {@code mlir-c}
   */
  static Header read(Path include, String name) throws IOException {
    String text = Files.readString(include.resolve("mlir-c/" + name + ".h"));
    StringBuilder all = new StringBuilder(text);
    for (MatchResult included : GENERATED.matcher(text).results().toList()) {
      all.append(Files.readString(include.resolve(included.group(1))));
    }
    String code = LINE_COMMENT.matcher(all).replaceAll("");
    return new Header(
        name,
        List.copyOf(
            new TreeSet<>(EXPORTED.matcher(code).results().map(found -> found.group(1)).toList())));
  }
}
