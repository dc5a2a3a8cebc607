package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * Writes {@link Plant#BOARD}: ({@link Cabin}, lane, next) to (next, 1 if the lane has a flight,
 * else 0), all i64.
 */
final class BoardFunction {
  private BoardFunction() {}

  static void write(MlirModule module, Lanes layout) {
    Types types = module.context().types();
    int arguments = Cabin.SIZE + 2;
    Block entry =
        Plant.BOARD.define(
            module, Plant.Trust.OWN, Plant.words(types, arguments), Plant.words(types, 2));
    Build code = Build.scalar(entry);
    Cabin cabin = Cabin.of(entry.arguments());
    Value lane = entry.arguments().get(Cabin.SIZE);
    Value next = entry.arguments().get(Cabin.SIZE + 1);
    code.end(
        "func.return",
        code.choose(
            code.compare(Predicate.INTEGER_LESS, next, cabin.end()),
            Plant.words(types, 2),
            some -> fill(some, layout, cabin, lane, next),
            none -> {
              Rows lanes = cabin.lanes(none, layout);
              lanes.store(none, layout.row(none, Row.STEPS), lane, none.number(-1));
              return List.of(next, none.integer(0));
            }));
  }

  private static List<Value> fill(Build code, Lanes layout, Cabin cabin, Value lane, Value next) {
    Rows starts = cabin.starts();
    Rows lanes = cabin.lanes(code, layout);
    code.repeat(
        code.integer(Row.ALL.size()),
        List.of(),
        (turn, _) -> {
          Value value = starts.load(turn.code(), turn.counter(), next);
          lanes.store(turn.code(), turn.counter(), lane, value);
          return List.of();
        });
    Value given = code.integer(Row.ALL.size());
    Value kept = code.integer(layout.firstConstant());
    code.repeat(
        cabin.constants(),
        List.of(),
        (turn, _) -> {
          Build each = turn.code();
          Value from = each.binary("arith.addi", given, turn.counter());
          Value to = each.binary("arith.addi", kept, turn.counter());
          lanes.store(each, to, lane, starts.load(each, from, next));
          return List.of();
        });
    Value zero = code.number(0);
    lanes.store(code, layout.row(code, Lanes.Extra.INDEX), lane, zero);
    lanes.store(code, layout.row(code, Lanes.Extra.FAULT), lane, zero);
    lanes.store(code, layout.row(code, Lanes.Extra.TURNS), lane, cabin.turns());
    Value column = code.unary("arith.sitofp", code.real(), next);
    lanes.store(code, layout.row(code, Lanes.Extra.COLUMN), lane, column);
    Value one = code.integer(1);
    return List.of(code.binary("arith.addi", next, one), one);
  }
}
