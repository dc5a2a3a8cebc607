package dev.neurojit.corpus;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions that are added to a program so that each result of its entry can be had by itself. */
final class Callers {
  private Callers() {}

  static String name(int result) {
    return "__corpus_" + result;
  }

  /** Returns whether a function type, as MLIR prints it, is that of the case. */
  static boolean isSignature(String type, CorpusCase given) {
    String outputs = String.join(", ", given.outputs());
    String wanted =
        "(%s) -> %s"
            .formatted(
                String.join(", ", given.inputs()),
                given.outputs().size() == 1 ? outputs : "(" + outputs + ")");
    // Once lowered, index is i64: the corpus does not tell the two apart.
    return type.replace("index", "i64").equals(wanted.replace("index", "i64"));
  }

  /** Returns the text of a module with one function more for each result. */
  static String add(String module, CorpusCase given) {
    int end = module.lastIndexOf('}');
    StringBuilder text = new StringBuilder(module.substring(0, end));
    for (int i = 0; i < given.outputs().size(); i++) {
      text.append(caller(i, given));
    }
    return text.append("}\n").toString();
  }

  private static String caller(int result, CorpusCase given) {
    int count = given.inputs().size();
    String parameters = names(count, i -> "%%a%d: %s".formatted(i, given.inputs().get(i)));
    String arguments = names(count, i -> "%a" + i);
    String inputs = String.join(", ", given.inputs());
    String output = given.outputs().get(result);
    String outputs = String.join(", ", given.outputs());
    return """
    func.func @%s(%s) -> %s {
      %%r:%d = func.call @%s(%s) : (%s) -> (%s)
      func.return %%r#%d : %s
    }
    """
        .formatted(
            name(result),
            parameters,
            output,
            given.outputs().size(),
            given.entry(),
            arguments,
            inputs,
            outputs,
            result,
            output);
  }

  private static String names(int count, IntFunction<String> name) {
    return IntStream.range(0, count).mapToObj(name).collect(Collectors.joining(", "));
  }
}
