package dev.neurojit.admit;

import dev.neurojit.resource.Resource;
import java.util.Arrays;
import java.util.Optional;

/** Why a program may not run in this process. Each has a page, {@code NJ-S##.md}. */
public enum Refusal {
  OPERATION("NJ-S01"),
  TYPE("NJ-S02"),
  DECLARATION("NJ-S03"),
  RECURSION("NJ-S04"),
  ATTRIBUTE("NJ-S05"),
  SIZE("NJ-S06"),
  DIVISION("NJ-S07"),
  NAME("NJ-S08");

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  /** Returns the code that diagnostics show. */
  public String code() {
    return code;
  }

  /** Returns the page of a code, in Markdown; empty for an unknown code. */
  public static Optional<String> page(String code) {
    return Resource.page(Refusal.class, Arrays.stream(values()).map(Refusal::code), code);
  }
}
