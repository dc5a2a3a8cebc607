package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the types of a program; an unsigned one has a {@code u} before MLIR's name. */
final class ProgramTypes {
  private static final Set<String> QUALIFIERS =
      Set.of(
          "const",
          "constexpr",
          "volatile",
          "signed",
          "mut",
          "final",
          "noundef",
          "nonnull",
          "in",
          "uniform",
          "register",
          "__restrict__",
          "restrict",
          "signext",
          "zeroext",
          "nocapture");
  private static final Set<String> LIBRARIES =
      Set.of(
          "tl", "np", "jnp", "torch", "std", "numpy", "jax.numpy", "ti", "ct", "tf", "mlir", "ir");

  private ProgramTypes() {}

  /** Takes the type of a scalar or an array, or nothing and returns null. */
  static @Nullable String any(ProgramCursor cursor) {
    String type = take(cursor);
    if (type == null) {
      return ProgramMemory.take(cursor);
    }
    if (!cursor.is("*")) {
      return type;
    }
    cursor.take();
    while (QUALIFIERS.contains(cursor.peek().text()) && cursor.peek(1).isName()) {
      cursor.take();
    }
    return ProgramMemory.of(type, List.of("?"));
  }

  /** Takes a scalar type, or nothing and returns null. */
  static @Nullable String take(ProgramCursor cursor) {
    int start = cursor.index();
    boolean unsigned = false;
    String size = "";
    while (true) {
      String word = cursor.peek().text();
      boolean sized = word.equals("long") || word.equals("short");
      if (!cursor.peek().is(Kind.WORD)
          || !(QUALIFIERS.contains(word) || word.equals("unsigned") || sized)) {
        break;
      }
      unsigned |= word.equals("unsigned");
      size = sized ? word : size;
      cursor.take();
    }
    String type = scalar(cursor.peek());
    boolean alone = type == null || (!size.isEmpty() && !type.equals("i32"));
    if (alone && !unsigned && size.isEmpty()) {
      cursor.goTo(start);
      return null;
    }
    if (!alone) {
      cursor.take();
    }
    String base =
        size.isEmpty() ? (type == null ? "i32" : type) : size.equals("long") ? "i64" : "i16";
    cursor.take("&");
    while (QUALIFIERS.contains(cursor.peek().text()) && cursor.peek(1).isName()) {
      cursor.take();
    }
    return unsigned && base.startsWith("i") ? "u" + base : base;
  }

  /** Returns the scalar type that a token names, or null. */
  static @Nullable String scalar(ProgramToken token) {
    if (!token.is(Kind.WORD)) {
      return null;
    }
    String word = token.text();
    int cut = Math.max(word.lastIndexOf('.'), word.lastIndexOf(':'));
    if (cut > 0 && isLibrary(word.substring(0, cut))) {
      word = word.substring(cut + 1);
    }
    String known = CTypes.scalar(word);
    boolean unsigned =
        known != null
            && (word.startsWith("u") || word.startsWith("U"))
            && known.startsWith("i")
            && !known.equals("index");
    return unsigned ? "u" + known : known;
  }

  /** Returns whether types may be named as parts of it. */
  static boolean isLibrary(String word) {
    return LIBRARIES.contains(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
  }

  /** Returns whether a type is unsigned. */
  static boolean isUnsigned(@Nullable String type) {
    return type != null && type.startsWith("ui");
  }

  /** Returns MLIR's name of a type. */
  static String plain(String type) {
    return isUnsigned(type) ? type.substring(1) : type;
  }
}
