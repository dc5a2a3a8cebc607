package dev.neurojit.mlir.testing.filecheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a file is checked, with the meanings of FileCheck's own options.
 *
 * @param prefixes what directives begin with
 * @param commentPrefixes what takes directives away from the rest of its line
 * @param definitions values of variables at the start
 * @param never texts that may stand nowhere between matches
 */
public record FileCheckOptions(
    List<String> prefixes,
    List<String> commentPrefixes,
    Map<String, String> definitions,
    List<String> never,
    Set<Flag> flags) {
  /** What can be switched. */
  public enum Flag {
    MATCH_FULL_LINES("match-full-lines"),
    STRICT_WHITESPACE("strict-whitespace"),
    IGNORE_CASE("ignore-case"),
    ENABLE_VAR_SCOPE("enable-var-scope"),
    ALLOW_EMPTY("allow-empty"),
    ALLOW_UNUSED_PREFIXES("allow-unused-prefixes");

    private final String option;

    Flag(String option) {
      this.option = option;
    }
  }

  /** {@code CHECK:} and nothing special. */
  public static final FileCheckOptions DEFAULT =
      new FileCheckOptions(List.of("CHECK"), List.of("COM", "RUN"), Map.of(), List.of(), Set.of());

  public FileCheckOptions {
    prefixes = List.copyOf(prefixes);
    commentPrefixes = List.copyOf(commentPrefixes);
    definitions = Map.copyOf(definitions);
    never = List.copyOf(never);
    flags = Set.copyOf(flags);
  }

  /** The same with other prefixes. */
  public FileCheckOptions withPrefixes(String... others) {
    return new FileCheckOptions(List.of(others), commentPrefixes, definitions, never, flags);
  }

  /** The same with more switched on. */
  public FileCheckOptions with(Flag... more) {
    Set<Flag> all = EnumSet.noneOf(Flag.class);
    all.addAll(flags);
    all.addAll(List.of(more));
    return new FileCheckOptions(prefixes, commentPrefixes, definitions, never, all);
  }

  /**
   * Reads the options of a FileCheck command, such as {@code --check-prefix=LLVM}. Those that only
   * change how failures are shown have no effect.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  public static FileCheckOptions parse(List<String> arguments) {
    List<String> prefixes = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    List<String> never = new ArrayList<>();
    Map<String, String> definitions = new LinkedHashMap<>();
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (String argument : joined(arguments)) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      String value = equals < 0 ? "" : argument.substring(equals + 1);
      switch (name) {
        case "check-prefix", "check-prefixes" -> prefixes.addAll(List.of(value.split(",", -1)));
        case "comment-prefixes" -> comments.addAll(List.of(value.split(",", -1)));
        case "implicit-check-not" -> never.add(value);
        case "dump-input", "dump-input-context", "dump-input-filter", "color", "v", "vv" -> {}
        default -> {
          if (name.startsWith("D") && equals > 0) {
            definitions.put(name.substring(1), value);
          } else {
            flags.add(flag(argument));
          }
        }
      }
    }
    return new FileCheckOptions(
        prefixes.isEmpty() ? DEFAULT.prefixes : prefixes,
        comments.isEmpty() ? DEFAULT.commentPrefixes : comments,
        definitions,
        never,
        flags);
  }

  private static final Set<String> VALUED =
      Set.of(
          "check-prefix", "check-prefixes", "comment-prefixes", "implicit-check-not", "dump-input");

  /** Without dashes, and with the values that stand in an argument of their own. */
  private static List<String> joined(List<String> arguments) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i).replaceFirst("^--?", "");
      boolean takesNext = VALUED.contains(name) && i + 1 < arguments.size();
      joined.add(takesNext ? name + "=" + arguments.get(++i) : name);
    }
    return joined;
  }

  private static Flag flag(String option) {
    return Arrays.stream(Flag.values())
        .filter(flag -> flag.option.equals(option.replaceFirst("=true$", "")))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("FileCheck has no option '--" + option + "'"));
  }
}
