package dev.neurojit.mlir;

import dev.neurojit.mlir.ops.OpBuilder;
import java.util.List;

/** One thing the storm can do. */
record StormStep(String name, Action action) {
  interface Action {
    void run(Storm storm) throws Throwable;
  }

  private static StormStep of(String name, Action action) {
    return new StormStep(name, action);
  }

  /** As above, but not while native code is at work. */
  private static StormStep wreck(String name, Action action) {
    return of(
        name,
        storm -> {
          if (!storm.isNested()) {
            action.run(storm);
          }
        });
  }

  static List<StormStep> all() {
    return List.of(owners(), reads(), edits(), wrecks(), building(), runs(), code()).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<StormStep> owners() {
    return List.of(
        of("open", Storm::open),
        of("parse", Storm::parse),
        of("look", Storm::look),
        of("look again", Storm::look),
        of("copy", s -> s.keep(s.modules, s.pick(s.modules).copy())),
        of("close context", s -> s.pick(s.contexts).close()),
        of("close module", s -> s.pick(s.modules).close()),
        of("close pipeline", s -> s.pick(s.pipelines).close()),
        of("elsewhere", Storm::elsewhere));
  }

  private static List<StormStep> reads() {
    return List.of(
        of("name", s -> s.pick(s.operations).name()),
        of("operands", s -> s.pick(s.operations).operands().forEach(v -> s.keep(s.values, v))),
        of("results", s -> s.pick(s.operations).results().forEach(v -> s.keep(s.values, v))),
        of("successors", s -> s.pick(s.operations).successors()),
        of("attributes", s -> s.read(s.pick(s.operations).attributes())),
        of("print", s -> s.pick(s.operations).print()),
        of("print module", s -> s.pick(s.modules).print(PrintFlag.GENERIC)),
        of("verify", s -> s.pick(s.modules).verify()),
        of("parent", s -> s.read(s.pick(s.operations).parent())),
        of("next", s -> s.keep(s.operations, s.pick(s.operations).next().orElseThrow())),
        of("uses", s -> s.pick(s.values).uses().forEach(u -> s.keep(s.operations, u.owner()))),
        of("type", s -> s.keep(s.types, s.pick(s.values).type())),
        of("value text", s -> s.read(s.pick(s.values))),
        of("type text", s -> s.read(s.pick(s.types))),
        of("attribute text", s -> s.read(s.pick(s.attributes))),
        of("block", s -> s.pick(s.blocks).operations().forEach(o -> s.keep(s.operations, o))),
        of("predecessors", s -> s.pick(s.blocks).predecessors()),
        of("bytecode", s -> s.pick(s.modules).bytecode()),
        of(
            "walk and edit",
            s ->
                s.pick(s.operations)
                    .walk()
                    .limit(20)
                    .forEach(op -> {
                      s.keep(s.operations, op);
                      s.nested();
                    })));
  }

  private static List<StormStep> edits() {
    return List.of(
        of("erase", s -> s.pick(s.operations).erase()),
        of("replace", s -> s.pick(s.operations).replaceWith(s.pick(s.values))),
        of("move", s -> s.pick(s.operations).move(InsertionPoint.before(s.pick(s.operations)))),
        of("move to end", s -> s.pick(s.operations).move(InsertionPoint.atEnd(s.pick(s.blocks)))),
        of(
            "clone",
            s ->
                s.keep(
                    s.operations,
                    s.pick(s.operations).clone(InsertionPoint.after(s.pick(s.operations))))),
        of("set attribute", s -> s.pick(s.operations).setAttribute("x", s.pick(s.attributes))),
        of("remove attribute", s -> s.pick(s.operations).removeAttribute("x")),
        of("erase block", s -> s.pick(s.blocks).erase()),
        of("erase argument", s -> s.pick(s.blocks).eraseArgument(s.number(2))),
        of(
            "merge blocks",
            s -> s.pick(s.blocks).mergeInto(s.pick(s.blocks), List.of(s.pick(s.values)))),
        of("append block", s -> s.keep(s.blocks, s.pick(s.regions).append(s.pick(s.types)))),
        of("take body", s -> s.pick(s.regions).takeBody(s.pick(s.regions))));
  }

  /** What makes programs invalid, with which MLIR's own passes and drivers must not be bothered. */
  private static List<StormStep> wrecks() {
    return List.of(
        wreck("set operand", s -> s.pick(s.operations).setOperand(s.number(3), s.pick(s.values))),
        wreck("set operands", s -> s.pick(s.operations).setOperands(List.of(s.pick(s.values)))),
        wreck("replace uses", s -> s.pick(s.values).replaceAllUsesWith(s.pick(s.values))),
        wreck("set type", s -> s.pick(s.values).setType(s.pick(s.types))),
        wreck("set successor", s -> s.pick(s.operations).setSuccessor(0, s.pick(s.blocks))),
        wreck(
            "addf",
            s -> {
              OpBuilder at = OpBuilder.at(InsertionPoint.before(s.pick(s.operations)));
              s.keep(s.values, at.arith().addf(s.pick(s.values), s.pick(s.values)));
            }),
        wreck(
            "branch",
            s -> OpBuilder.atEnd(s.pick(s.blocks)).cf().br(s.pick(s.blocks), s.pick(s.values))));
  }

  private static List<StormStep> building() {
    return List.of(
        of(
            "if",
            s ->
                OpBuilder.at(InsertionPoint.after(s.pick(s.operations)))
                    .scf()
                    .ifOp(s.pick(s.values), then -> s.nested())),
        of(
            "attribute of a type",
            s -> s.keep(s.attributes, s.pick(s.contexts).attributes().type(s.pick(s.types)))),
        of(
            "vector of a type",
            s -> s.keep(s.types, s.pick(s.contexts).types().vector(s.pick(s.types), 4))));
  }

  private static List<StormStep> runs() {
    return List.of(
        of(
            "canonicalize",
            s -> Pipeline.run(s.pick(s.modules), "builtin.module(func.func(canonicalize,cse))")),
        of(
            "make pipeline",
            s -> {
              if (Pipeline.parse(s.pick(s.contexts), "builtin.module(symbol-dce,canonicalize)")
                  instanceof Pipeline.Parsed.Ok(Pipeline pipeline)) {
                s.keep(s.pipelines, pipeline);
              }
            }),
        of("run pipeline", s -> s.pick(s.pipelines).run(s.pick(s.modules))),
        of("pass", s -> pass(s)),
        of("patterns", s -> Patterns.applyGreedily(s.pick(s.operations), List.of(pattern(s)))));
  }

  private static void pass(Storm s) {
    JavaPass chaos = new Chaos(s);
    if (Pipeline.parse(
            s.pick(s.contexts),
            "builtin.module(func.func(chaos))",
            PipelineOptions.DEFAULT.with(chaos))
        instanceof Pipeline.Parsed.Ok(Pipeline pipeline)) {
      try (pipeline) {
        pipeline.run(s.pick(s.modules));
      }
    }
  }

  private record Chaos(Storm storm) implements JavaPass {
    @Override
    public String argument() {
      return "chaos";
    }

    @Override
    public void run(Operation operation, PassRun run) {
      operation.walk().forEach(inside -> storm.keep(storm.operations, inside));
      storm.nested();
    }
  }

  private static Pattern pattern(Storm s) {
    return new Pattern() {
      @Override
      public String root() {
        return "arith.addf";
      }

      @Override
      public boolean matchAndRewrite(Operation operation) {
        s.keep(s.operations, operation);
        s.nested();
        return s.number(4) == 0;
      }
    };
  }

  private static List<StormStep> code() {
    return List.of(
        of(
            "compile",
            s -> {
              if (s.number(10) == 0) {
                s.compile();
              }
            }),
        of("call", s -> s.pick(s.handles).invoke(true, 1f)),
        of("fault", s -> s.pick(s.jits).guard().fault()),
        of("close code", s -> s.pick(s.jits).close()));
  }
}
