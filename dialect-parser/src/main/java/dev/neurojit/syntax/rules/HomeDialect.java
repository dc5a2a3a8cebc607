package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.TokenKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dialect that an operation really belongs to: a model that writes {@code arith.addf} on every
 * line writes {@code arith.for} too.
 */
final class HomeDialect {
  /** Dialects whose names are mixed up. */
  private static final Set<String> MIXED =
      Set.of("arith", "math", "scf", "cf", "func", "memref", "vector", "tensor", "affine", "index");

  private static final Map<String, String> HOMES = homes();

  /** Words that mean another thing without a body. */
  private static final Set<String> WITH_BODY =
      Set.of("scf.for", "scf.if", "scf.while", "scf.parallel", "scf.execute_region");

  private HomeDialect() {}

  /** Returns the operation with the same word in its own dialect, or null if there is none. */
  static @Nullable String of(OperationSyntax op) {
    String name = op.name();
    int dot = name.indexOf('.');
    if (dot < 0 || OpTable.isKnown(name) || !MIXED.contains(name.substring(0, dot))) {
      return null;
    }
    String word = name.substring(dot + 1);
    String home = HOMES.getOrDefault(word, "arith." + word);
    boolean fits =
        switch (home.substring(0, home.indexOf('.'))) {
          case "scf" -> !WITH_BODY.contains(home) || !op.regions().isEmpty();
          case "func" -> op.body().stream().anyMatch(it -> it.is(TokenKind.SYMBOL));
          case "vector" -> op.typeTokens().stream().anyMatch(it -> it.isWord("vector"));
          case "arith" -> OpTable.form(home) == OpForm.CAST || home.equals("arith.select");
          default -> true;
        };
    return fits ? home : null;
  }

  private static Map<String, String> homes() {
    Map<String, String> homes = new HashMap<>();
    put(homes, "scf", "for if while parallel execute_region condition");
    put(homes, "memref", "load store alloc alloca dealloc");
    put(homes, "func", "call");
    put(homes, "cf", "br cond_br assert");
    put(homes, "vector", "broadcast from_elements reduction");
    return Map.copyOf(homes);
  }

  private static void put(Map<String, String> homes, String dialect, String words) {
    for (String word : words.split(" ", -1)) {
      homes.put(word, dialect + "." + word);
    }
  }
}
