package dev.neurojit.mlir.opt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the command line of opt, which is that of mlir-opt: a flag that is no option is a pass. */
public final class OptArguments {
  /** What became of a command line. */
  public sealed interface Parsed {
    /** It can be run; whether the passes exist is not known yet. */
    record Ok(OptRequest request) implements Parsed {}

    /** It cannot. */
    record Wrong(String message) implements Parsed {}
  }

  private final List<String> arguments;
  private final List<String> inputs = new ArrayList<>();
  private final List<String> passes = new ArrayList<>();
  private final List<Path> plugins = new ArrayList<>();
  private final Map<OptOption, String> values = new EnumMap<>(OptOption.class);
  private @Nullable String defect;
  private int at;

  private OptArguments(List<String> arguments) {
    this.arguments = arguments;
  }

  /** Reads all arguments behind the command's name. */
  public static Parsed parse(List<String> arguments) {
    return new OptArguments(arguments).parse();
  }

  private Parsed parse() {
    while (at < arguments.size() && defect == null) {
      String argument = arguments.get(at++);
      if (argument.startsWith("-") && argument.length() > 1) {
        flag(argument.replaceFirst("^--?", ""));
      } else {
        inputs.add(argument);
      }
    }
    check();
    if (defect != null) {
      return new Parsed.Wrong(defect);
    }
    String text = values.get(OptOption.PASS_PIPELINE);
    OptRequest.Passes what =
        text == null ? new OptRequest.Passes.Flags(passes) : new OptRequest.Passes.Text(text);
    return new Parsed.Ok(new OptRequest(inputs, what, values, plugins));
  }

  private void flag(String flag) {
    int equals = flag.indexOf('=');
    String name = equals < 0 ? flag : flag.substring(0, equals);
    String value = equals < 0 ? null : flag.substring(equals + 1);
    Optional<OptOption> option = OptOption.named(name);
    if (option.isPresent()) {
      option(option.get(), name, value);
    } else {
      passes.add(value == null ? name : name + "{" + value + "}");
    }
  }

  private void option(OptOption option, String name, @Nullable String given) {
    String value = given;
    if (value == null && option.needsValue()) {
      if (at == arguments.size()) {
        defect = "--%s needs a value: %s".formatted(name, option.value());
        return;
      }
      value = arguments.get(at++);
    }
    String settled = value == null ? "" : value;
    if (option == OptOption.PLUGIN) {
      plugins.add(Path.of(settled));
    } else if (option.isList()) {
      values.merge(option, settled, (before, more) -> before + "," + more);
    } else {
      values.put(option, settled);
    }
  }

  private void check() {
    if (defect != null) {
      return;
    }
    if (inputs.size() > 1) {
      defect = "one program is expected, not %d: %s".formatted(inputs.size(), inputs);
    } else if (values.containsKey(OptOption.PASS_PIPELINE) && !passes.isEmpty()) {
      defect =
          "--pass-pipeline and passes as flags (--%s) exclude each other"
              .formatted(passes.getFirst());
    } else {
      one(OptOption.VERIFY_DIAGNOSTICS, Set.of("", "all", "only-expected"));
      Set<String> truth = Set.of("", "true", "false", "1", "0");
      numbers();
      for (OptOption option : OptOption.values()) {
        if (option.value().isEmpty() || option == OptOption.VERIFY_EACH) {
          one(option, truth);
          values.computeIfPresent(option, (_, v) -> v.equals("0") ? "false" : v);
        }
      }
    }
  }

  private void numbers() {
    for (OptOption option : OptOption.NUMBERS) {
      String value = values.getOrDefault(option, "0");
      if (!value.matches("[0-9]{1,9}")) {
        defect = "--%s takes a number from 0, not '%s'".formatted(option.names().getFirst(), value);
      }
    }
  }

  private void one(OptOption option, Set<String> allowed) {
    String value = values.getOrDefault(option, "");
    if (!allowed.contains(value)) {
      defect =
          "--%s takes %s, not '%s'"
              .formatted(
                  option.names().getFirst(),
                  String.join(
                      " or ", allowed.stream().filter(a -> a.length() > 1).sorted().toList()),
                  value);
    }
  }
}
