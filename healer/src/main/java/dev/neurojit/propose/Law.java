package dev.neurojit.propose;

import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Role;
import dev.neurojit.resource.Resource;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A guidance law: a controller written in MLIR over {@code %h} (altitude) and {@code %v} (velocity)
 * in f32, whose constants are left to the tuner.
 */
final class Law {
  /** The laws that come with the product, simplest first. */
  static final List<String> NAMES = List.of("linear-profile", "braking-parabola", "switched-burn");

  private static final Pattern VALUE = Pattern.compile("%([A-Za-z_]\\w*)");
  private static final Pattern FLOAT_TYPE = Pattern.compile("\\bf32\\b");

  private final String name;
  private final String header;
  private final String body;

  private Law(String name, String header, String body) {
    this.name = name;
    this.header = header;
    this.body = body;
  }

  /** Returns one of {@link #NAMES}. */
  static Law named(String name) {
    Source file = Source.of(name, Resource.text(Law.class, "laws/" + name + ".mlir"));
    var function = SyntaxTree.parse(file).functions().getFirst();
    String text = file.text();
    return new Law(name, text.substring(0, function.span().start()).strip(), body(text, function));
  }

  private static String body(String text, FunctionSyntax function) {
    Span braces = Objects.requireNonNull(function.bodySpan(), "a law has a body");
    return text.substring(braces.start() + 1, braces.end() - 1)
        .stripTrailing()
        .stripIndent()
        .strip();
  }

  /** Returns the law's name. */
  String name() {
    return name;
  }

  /** Returns the program with the body of its entry function replaced by this law. */
  Source writtenInto(Source program, EntryPoint entry) {
    String indent = program.indentAt(entry.function().span().start()) + "  ";
    String text =
        "{\n"
            + (header + "\n" + casts(entry) + adapted(entry))
                .indent(indent.length())
                .stripTrailing()
            + "\n"
            + indent.substring(2)
            + "}";
    Span body = Objects.requireNonNull(entry.function().bodySpan(), "an entry point has a body");
    var edit = new Edit(body, text);
    return new Patch("fly " + name, List.of(edit), Applicability.MAYBE_INCORRECT, "law")
        .apply(program);
  }

  /** Conversions of arguments that have not the type of the result. */
  private static String casts(EntryPoint entry) {
    return entry.parameters().stream()
        .filter(parameter -> parameter.role() == Role.ALTITUDE || parameter.role() == Role.VELOCITY)
        .filter(parameter -> !parameter.type().equals(entry.resultType()))
        .map(parameter ->
            "%s = arith.%s %s : %s to %s\n"
                .formatted(
                    local(parameter.role()),
                    entry.resultType().equals("f64") ? "extf" : "truncf",
                    parameter.name(),
                    parameter.type(),
                    entry.resultType()))
        .collect(Collectors.joining());
  }

  private String adapted(EntryPoint entry) {
    Set<String> taken =
        entry.parameters().stream().map(EntryPoint.Parameter::name).collect(Collectors.toSet());
    String renamed = VALUE.matcher(body).replaceAll(value -> quoted(value.group(), entry, taken));
    return FLOAT_TYPE.matcher(renamed).replaceAll(entry.resultType());
  }

  private static String quoted(String value, EntryPoint entry, Set<String> taken) {
    for (EntryPoint.Parameter parameter : entry.parameters()) {
      if (value.equals(argument(parameter.role()))) {
        return parameter.type().equals(entry.resultType())
            ? Matcher.quoteReplacement(parameter.name())
            : local(parameter.role());
      }
    }
    return taken.contains(value) ? value + "_law" : value;
  }

  /** The name that the law's text has for an argument. */
  private static String argument(Role role) {
    return switch (role) {
      case ALTITUDE -> "%h";
      case VELOCITY -> "%v";
      case FUEL -> "%m";
      case TIME -> "%t";
    };
  }

  private static String local(Role role) {
    return argument(role) + "_cast";
  }
}
