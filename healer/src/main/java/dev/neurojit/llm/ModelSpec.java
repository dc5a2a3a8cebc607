package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.syntax.Spelling;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the user wrote after {@code --model}, taken apart. */
sealed interface ModelSpec {

  /** A file of recorded replies. */
  record Replay(Path file) implements ModelSpec {}

  /** A GGUF file. */
  record Local(Path file) implements ModelSpec {}

  /** A Gemini model; the address is that of the API unless one is given. */
  record Gemini(String model, Optional<URI> base) implements ModelSpec {}

  /** A model of an OpenAI-compatible server. */
  record OpenAi(String model, Optional<URI> base) implements ModelSpec {}

  /** None of these. */
  record Wrong(Failed failure) implements ModelSpec {}

  /** What can be given. */
  String FORMS = "a path.gguf, gemini:NAME, openai:NAME@URL or replay:FILE";

  Pattern PREFIXED = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9_-]{1,24}):(.*)");
  Pattern AT_ADDRESS = Pattern.compile("(.*?)@(\\w+://.*)");
  Pattern GEMINI_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  int LONGEST_NAME = 200;
  int MOST_TYPOS = 2;
  List<String> PREFIXES = List.of("gemini", "openai", "replay");

  /** Names that people use for what goes by another one here. */
  Map<String, String> HINTS =
      Map.of(
          "google", "gemini:NAME",
          "gpt", "openai:NAME@https://api.openai.com/v1",
          "ollama", "openai:NAME@http://localhost:11434/v1",
          "vllm", "openai:NAME@http://localhost:8000/v1",
          "llama", "openai:NAME@http://localhost:8080/v1 or the path of a .gguf file",
          "llamacpp", "openai:NAME@http://localhost:8080/v1 or the path of a .gguf file",
          "gguf", "the path alone",
          "file", "the path alone",
          "local", "the path alone");

  /** Takes a specification apart; reads nothing. */
  static ModelSpec parse(String spec) {
    try {
      Matcher prefixed = PREFIXED.matcher(spec);
      if (spec.isBlank() || spec.equals("replay:")) {
        return wrong("'" + spec + "' names no model: give " + FORMS);
      }
      if (!prefixed.matches()) {
        return new Local(Path.of(spec));
      }
      String rest = prefixed.group(2);
      return switch (prefixed.group(1)) {
        case "replay" -> new Replay(Path.of(rest));
        case "gemini" -> remote(spec, rest, Gemini::new, "gemini:gemini-2.5-flash");
        case "openai" -> remote(spec, rest, OpenAi::new, "openai:NAME@http://localhost:8080/v1");
        // A file's name may well have a colon in it.
        default -> Files.exists(Path.of(spec)) ? new Local(Path.of(spec)) : unknown(spec, prefixed);
      };
    } catch (InvalidPathException e) {
      return wrong("'" + ServerErrors.line(spec) + "' is no path: give " + FORMS);
    }
  }

  /** Makes a specification of a name and perhaps an address. */
  interface Remote {
    ModelSpec of(String model, Optional<URI> base);
  }

  private static ModelSpec remote(String spec, String rest, Remote kind, String example) {
    Matcher at = AT_ADDRESS.matcher(rest);
    boolean addressed = at.matches();
    String model = addressed ? at.group(1) : rest;
    if (model.isBlank()
        || model.length() > LONGEST_NAME
        || !ServerErrors.line(model).equals(model)) {
      return wrong("'%s' names no model: give for example %s".formatted(clean(spec), example));
    }
    ModelSpec made = kind.of(model, Optional.empty());
    boolean path = made instanceof Gemini && !GEMINI_NAME.matcher(model).matches();
    if (path || model.endsWith("@")) {
      return wrong(
          "'%s' is no model's name, expected letters, digits, '.', '_' and '-': give for example %s"
              .formatted(clean(model), example));
    }
    if (!addressed) {
      return made;
    }
    return switch (Address.parse(at.group(2))) {
      case Address.Ok(URI base) -> kind.of(model, Optional.of(base));
      case Address.Bad(String why) -> wrong(why);
    };
  }

  private static ModelSpec unknown(String spec, Matcher prefixed) {
    String prefix = prefixed.group(1).toLowerCase(Locale.ROOT);
    String hint = HINTS.get(prefix);
    Optional<String> near =
        PREFIXES.stream()
            .min(Comparator.comparingInt(known -> Spelling.distance(prefix, known)))
            .filter(known -> Spelling.distance(prefix, known) <= MOST_TYPOS);
    String advice =
        hint != null
            ? "did you mean " + hint + "?"
            : near.map(known -> "did you mean " + known + ":" + clean(prefixed.group(2)) + "?")
                .orElse("give " + FORMS);
    return wrong(
        "there is no file '%s' and no kind of model '%s:'; %s"
            .formatted(clean(spec), prefixed.group(1), advice));
  }

  private static String clean(String text) {
    // What stands before an @ may be a password.
    return ServerErrors.line(text).replaceAll("://[^/@]*@", "://");
  }

  private static Wrong wrong(String message) {
    return new Wrong(new Failed(Kind.NOT_FOUND, message));
  }
}
