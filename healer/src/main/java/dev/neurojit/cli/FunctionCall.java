package dev.neurojit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.judge.Stage;
import dev.neurojit.oracle.Call;
import dev.neurojit.oracle.Signature;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The call that {@code run --call} makes.
 *
 * @param call to make
 * @param format plain or JSON
 */
record FunctionCall(Call call, RunViews.Format format) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BESIDE = Set.of("--call", "--json", "--format", "--quiet");

  /** How it ended. */
  sealed interface End {}

  /** It was made, and what came of it printed. */
  record Done(int code) implements End {}

  /** The program has no such function, or it may not be called. */
  record Refused(Stage stage, List<Diagnostic> diagnostics) implements End {}

  /**
   * Reads a call.
   *
   * @param given the options of the command
   * @throws InputException if it is none, or does not go with them
   */
  static FunctionCall of(String text, ParseResult given, RunViews views) throws InputException {
    for (OptionSpec option : given.matchedOptions()) {
      if (!BESIDE.contains(option.longestName())) {
        throw new InputException(
            "--call makes one call, and " + option.longestName() + " is for flights",
            "leave one of them out");
      }
    }
    RunViews.Format format = views.format();
    if (format == RunViews.Format.CSV) {
      throw new InputException("one call has no telemetry for --format csv", "give --json");
    }
    Call call =
        Call.parse(text)
            .orElseThrow(() ->
                new InputException(
                    "--call is '" + text + "', expected a function and its arguments",
                    "for example --call 'f(3, -1.5)'"));
    return new FunctionCall(call, format);
  }

  /**
   * Makes it and prints what came of it.
   *
   * @throws InputException if the function takes other arguments
   */
  End make(Source program, Terminal terminal) throws InputException {
    return switch (call.make(program)) {
      case Call.Rejected(Stage stage, var why) -> new Refused(stage, why);
      case Call.Misfit(String message) -> throw new InputException(message);
      case Call.Answered(Signature signature, var inputs, Object output) -> {
        terminal
            .out()
            .println(
                format == RunViews.Format.JSON
                    ? json(signature, inputs, "output", output)
                    : String.valueOf(output));
        yield new Done(ExitCode.OK);
      }
      case Call.Unanswered(Signature signature, var inputs, String why) -> {
        if (format == RunViews.Format.JSON) {
          terminal.out().println(json(signature, inputs, "fault", "it " + why));
        } else {
          terminal.err().println(terminal.errStyle().bad("no answer") + ": it " + why);
        }
        yield new Done(ExitCode.FINDINGS);
      }
    };
  }

  /** In the words of an examples file. */
  private static String json(Signature signature, List<Object> inputs, String key, Object value) {
    ObjectNode node = JSON.createObjectNode();
    node.put("function", signature.function());
    node.put("signature", signature.types());
    ArrayNode given = node.putArray("inputs");
    inputs.forEach(input -> given.addPOJO(plain(input)));
    node.putPOJO(key, plain(value));
    return node.toPrettyString();
  }

  /** JSON has no numbers for what is not finite. */
  private static Object plain(Object value) {
    boolean real = value instanceof Float || value instanceof Double;
    double number = real ? ((Number) value).doubleValue() : 0;
    return Double.isFinite(number)
        ? value
        : Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
  }
}
