package dev.neurojit.syntax.rules;

/** What the names of values made from another value begin with. */
final class NameStem {
  private NameStem() {}

  /** Returns {@code x} for {@code %x} and {@code v0_1} for {@code %0#1}, as no name is 0_1. */
  static String of(String name) {
    String plain = name.substring(1).replace('#', '_');
    boolean number = !plain.isEmpty() && plain.charAt(0) >= '0' && plain.charAt(0) <= '9';
    return number ? "v" + plain : plain;
  }
}
