package dev.neurojit.mlir;

import java.util.function.BiFunction;

/** Finds the passes named in a pipeline's text; what is wrong with it is left to MLIR to say. */
final class PipelineText {
  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private PipelineText(String text) {
    this.text = text;
  }

  /**
   * Writes the text anew.
   *
   * @param pass given a pass and its options, what shall stand there, or an empty text to leave it
   */
  static String rewrite(String text, BiFunction<String, String, String> pass) {
    PipelineText pipeline = new PipelineText(text);
    while (pipeline.at < text.length()) {
      pipeline.step(pass);
    }
    return pipeline.out.toString();
  }

  private void step(BiFunction<String, String, String> pass) {
    int start = at;
    while (at < text.length() && ",(){}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at);
    String options = at < text.length() && text.charAt(at) == '{' ? braces() : "";
    String instead = name.isBlank() ? "" : pass.apply(name.strip(), inside(options));
    out.append(instead.isEmpty() ? name + options : instead);
    if (at < text.length()) {
      out.append(text.charAt(at++));
    }
  }

  private static String inside(String options) {
    return options.length() < 2 ? "" : options.substring(1, options.length() - 1);
  }

  /** From a brace to its match, or to the end. */
  private String braces() {
    int start = at;
    int depth = 0;
    do {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    } while (depth > 0 && at < text.length());
    return text.substring(start, at);
  }
}
