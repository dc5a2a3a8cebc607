package dev.neurojit.judge;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.NativeCheck;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up what the stages of repairs take, from outside: rules and MLIR are wrapped by a clock. */
final class StageClock {
  /** A part of a repair. */
  enum Stage {
    GRAMMAR("grammar"),
    NAMES("names and types"),
    RULES("rules"),
    NATIVE("MLIR");

    private final String title;

    Stage(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private final Map<String, Long> byRule = new HashMap<>();

  /**
   * What rules share is made by two that come first and find nothing, so that it is timed apart.
   */
  List<Rule> timed(List<Rule> rules) {
    List<Rule> all = new ArrayList<>();
    all.add(new Timed(new Shared(tree -> tree.errors()), Stage.GRAMMAR));
    all.add(new Timed(new Shared(Scope::of), Stage.NAMES));
    rules.forEach(rule -> all.add(new Timed(rule, Stage.RULES)));
    return all;
  }

  NativeCheck timed(NativeCheck check) {
    return source -> {
      long begin = System.nanoTime();
      List<NativeError> errors = check.check(source);
      add(Stage.NATIVE, System.nanoTime() - begin);
      return errors;
    };
  }

  void reset() {
    nanos.clear();
    byRule.clear();
  }

  /** Returns the milliseconds of each stage in one of so many repairs. */
  Map<Stage, Double> millis(int repairs) {
    Map<Stage, Double> millis = new EnumMap<>(Stage.class);
    nanos.forEach((stage, sum) -> millis.put(stage, sum / 1e6 / repairs));
    return millis;
  }

  /** Returns the milliseconds of each rule in one of so many repairs. */
  Map<String, Double> rules(int repairs) {
    return byRule.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue() / 1e6 / repairs));
  }

  private void add(Stage stage, long took) {
    nanos.merge(stage, took, Long::sum);
  }

  private interface Analysis {
    Object of(SyntaxTree tree);
  }

  /** Makes an analysis and finds nothing. */
  private record Shared(Analysis analysis) implements Rule {
    @Override
    public String code() {
      return "NJ000";
    }

    @Override
    public String name() {
      return "shared";
    }

    @Override
    public Layer layer() {
      return Layer.TEXT;
    }

    @Override
    public Stream<Diagnostic> check(SyntaxTree tree) {
      return analysis.of(tree).hashCode() == 0 ? Stream.of() : Stream.empty();
    }
  }

  private final class Timed implements Rule {
    private final Rule rule;
    private final Stage stage;

    Timed(Rule rule, Stage stage) {
      this.rule = rule;
      this.stage = stage;
    }

    @Override
    public String code() {
      return rule.code();
    }

    @Override
    public String name() {
      return rule.name();
    }

    @Override
    public Layer layer() {
      return rule.layer();
    }

    @Override
    public Stream<Diagnostic> check(SyntaxTree tree) {
      long begin = System.nanoTime();
      List<Diagnostic> found = rule.check(tree).toList();
      long took = System.nanoTime() - begin;
      add(stage, took);
      if (stage == Stage.RULES) {
        byRule.merge(rule.code() + " " + rule.name(), took, Long::sum);
      }
      return found.stream();
    }
  }
}
