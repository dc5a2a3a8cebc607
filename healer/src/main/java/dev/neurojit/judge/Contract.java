package dev.neurojit.judge;

import dev.neurojit.resource.Resource;
import java.util.Arrays;
import java.util.Optional;

/** What the function that is healed must look like. Each has a page, {@code NJ-E##.md}. */
public enum Contract {
  /** {@code @controller}, which flies a lander. */
  CONTROLLER("NJ-E01"),
  /** A function that objectives for functions call. */
  FUNCTION("NJ-E02");

  private final String code;

  Contract(String code) {
    this.code = code;
  }

  /** Returns the code of diagnostics about its breach. */
  public String code() {
    return code;
  }

  /** Returns the page of a code, in Markdown; empty for an unknown code. */
  public static Optional<String> page(String code) {
    return Resource.page(Contract.class, Arrays.stream(values()).map(Contract::code), code);
  }
}
