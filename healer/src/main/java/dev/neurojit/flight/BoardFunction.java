package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * Writes {@link Plant#BOARD}: (starts, columns, end, lanes, lane, next) to (next, 1 if the lane has
 * a flight, else 0), all i64.
 */
final class BoardFunction {
  private BoardFunction() {}

  static void write(MlirModule module, Lanes layout, long turns) {
    Types types = module.context().types();
    Block entry =
        Plant.BOARD.define(module, Plant.Trust.OWN, Plant.words(types, 6), Plant.words(types, 2));
    Build code = Build.scalar(entry);
    List<Value> in = entry.arguments();
    Rows starts = new Rows(in.get(0), in.get(1));
    Rows lanes = new Rows(in.get(3), code.integer(layout.width()));
    Value lane = in.get(4);
    Value next = in.get(5);
    code.end(
        "func.return",
        code.choose(
            code.compare(Predicate.INTEGER_LESS, next, in.get(2)),
            Plant.words(types, 2),
            some -> {
              some.repeat(
                  layout.starts(),
                  List.of(),
                  (turn, _) -> {
                    Value value = starts.load(turn.code(), turn.counter(), next);
                    lanes.store(turn.code(), turn.counter(), lane, value);
                    return List.of();
                  });
              Value zero = some.number(0);
              lanes.store(some, layout.row(some, Lanes.Extra.INDEX), lane, zero);
              lanes.store(some, layout.row(some, Lanes.Extra.FAULT), lane, zero);
              lanes.store(some, layout.row(some, Lanes.Extra.TURNS), lane, some.integer(turns));
              Value column = some.unary("arith.sitofp", some.real(), next);
              lanes.store(some, layout.row(some, Lanes.Extra.COLUMN), lane, column);
              Value one = some.integer(1);
              return List.of(some.binary("arith.addi", next, one), one);
            },
            none -> {
              lanes.store(none, layout.row(none, Row.STEPS), lane, none.number(-1));
              return List.of(next, none.integer(0));
            }));
  }
}
