package dev.neurojit.mlir.testing.filecheck;

import dev.neurojit.mlir.opt.NamedText;
import java.util.List;

/** Compares a text with the directives in a check file. */
public final class FileCheck {
  /** What became of it. */
  public sealed interface Result {
    /** Every directive holds. */
    record Passed() implements Result {}

    /**
     * One does not.
     *
     * @param report which, where was looked, and what comes nearest; lines as FileCheck writes them
     */
    record Failed(String report) implements Result {}
  }

  private FileCheck() {}

  /** Checks a text against directives that begin with {@code CHECK}. */
  public static Result check(String checks, String input) {
    return check("<checks>", checks, "<input>", input, FileCheckOptions.DEFAULT);
  }

  /**
   * Checks a text.
   *
   * @param checkName what messages call the check file
   * @param checks the check file's text
   * @param inputName what messages call the input
   */
  public static Result check(
      String checkName, String checks, String inputName, String input, FileCheckOptions options) {
    NamedText file = new NamedText(checkName, canonical(checks, options));
    try {
      List<Step> steps = CheckFile.read(file, options);
      if (input.isEmpty() && !options.flags().contains(FileCheckOptions.Flag.ALLOW_EMPTY)) {
        return new Result.Failed("error: '%s' is empty%n".formatted(inputName));
      }
      CheckRun run =
          new CheckRun(file, new NamedText(inputName, canonical(input, options)), options);
      String report = run.run(steps);
      return report.isEmpty() ? new Result.Passed() : new Result.Failed(report);
    } catch (CheckSyntaxException e) {
      return new Result.Failed(String.valueOf(e.getMessage()));
    }
  }

  /** Blanks in a row count as one. */
  private static String canonical(String text, FileCheckOptions options) {
    String unix = text.replace("\r\n", "\n");
    return options.flags().contains(FileCheckOptions.Flag.STRICT_WHITESPACE)
        ? unix
        : unix.replaceAll("[ \t]+", " ");
  }
}
