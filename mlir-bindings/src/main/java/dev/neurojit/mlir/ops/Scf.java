package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the operations of the dialect {@code scf}. What a body returns is yielded; result types
 * follow from it.
 */
public final class Scf extends ScfOps {
  Scf(OpBuilder at) {
    super(at);
  }

  /** The body of a loop over an index. */
  @FunctionalInterface
  public interface LoopBody {
    /** Makes one turn and returns what it hands to the next. */
    List<Value> build(OpBuilder body, Value index, List<Value> carried);
  }

  /** A block without arguments. */
  @FunctionalInterface
  public interface Branch {
    /** Fills the block and returns what it yields. */
    List<Value> build(OpBuilder branch);
  }

  /** The part of a while loop that decides. */
  @FunctionalInterface
  public interface Before {
    Condition build(OpBuilder before, List<Value> carried);
  }

  /** The part of a while loop that works. */
  @FunctionalInterface
  public interface After {
    /** Makes one turn and returns what it hands to the next decision. */
    List<Value> build(OpBuilder after, List<Value> forwarded);
  }

  /**
   * Whether a while loop goes on.
   *
   * @param proceed of type i1
   * @param forwarded to the work if so, else out of the loop
   */
  public record Condition(Value proceed, List<Value> forwarded) {}

  /** {@code scf.for} that carries values; returns the last ones. */
  public List<Value> forOp(
      Value lower, Value upper, Value step, List<Value> initial, LoopBody body) {
    Operation loop =
        draft("scf.for")
            .operand(lower)
            .operand(upper)
            .operand(step)
            .operands(initial)
            .results(types(initial))
            .region(RegionBody.EMPTY)
            .insert();
    List<Type> arguments = new ArrayList<>(List.of(lower.type()));
    arguments.addAll(types(initial));
    Block block = append(loop.regions().getFirst(), arguments);
    OpBuilder inside = at().in(block);
    List<Value> all = block.arguments();
    inside.scf().yieldOp(body.build(inside, all.getFirst(), all.subList(1, all.size())));
    return loop.results();
  }

  /** {@code scf.for} that carries nothing. */
  public void forOp(Value lower, Value upper, Value step, LoopStep body) {
    List<Value> none =
        forOp(
            lower,
            upper,
            step,
            List.of(),
            (inside, index, _) -> {
              body.build(inside, index);
              return List.of();
            });
    assert none.isEmpty();
  }

  /** The body of a loop that carries nothing. */
  @FunctionalInterface
  public interface LoopStep {
    void build(OpBuilder body, Value index);
  }

  /** {@code scf.if} with both branches; returns what the taken one yields. */
  public List<Value> ifOp(Value condition, Branch then, Branch otherwise) {
    Operation carrier = carrier(2);
    List<Value> yielded = fill(carrier.regions().getFirst(), then);
    fill(carrier.regions().getLast(), otherwise);
    return become(carrier, draft("scf.if").operand(condition).results(types(yielded)));
  }

  /** {@code scf.if} without an else, and without results. */
  public void ifOp(Value condition, Consumer<OpBuilder> then) {
    Operation made =
        draft("scf.if")
            .operand(condition)
            .results(List.of())
            .region(RegionBody.EMPTY)
            .region(RegionBody.EMPTY)
            .insert();
    fill(
        made.regions().getFirst(),
        branch -> {
          then.accept(branch);
          return List.of();
        });
  }

  /** {@code scf.while}; returns what the last decision forwarded. */
  public List<Value> whileOp(List<Value> initial, Before before, After after) {
    Operation carrier = carrier(2);
    Block decision = append(carrier.regions().getFirst(), types(initial));
    OpBuilder deciding = at().in(decision);
    Condition condition = before.build(deciding, decision.arguments());
    deciding.scf().condition(condition.proceed(), condition.forwarded());
    List<Type> forwarded = types(condition.forwarded());
    Block work = append(carrier.regions().getLast(), forwarded);
    OpBuilder working = at().in(work);
    working.scf().yieldOp(after.build(working, work.arguments()));
    return become(carrier, draft("scf.while").operands(initial).results(forwarded));
  }

  private List<Value> fill(Region region, Branch branch) {
    OpBuilder inside = at().in(append(region, List.of()));
    List<Value> yielded = branch.build(inside);
    inside.scf().yieldOp(yielded);
    return yielded;
  }

  private Block append(Region region, List<Type> arguments) {
    return region.append(at().place(), arguments);
  }

  /** Holds bodies until they tell the result types of the operation that they are for. */
  private Operation carrier(int regions) {
    return draft("scf.execute_region")
        .results(List.of())
        .regions(Collections.nCopies(regions, RegionBody.EMPTY))
        .insert();
  }

  private static List<Value> become(Operation carrier, Draft draft) {
    List<Region> bodies = carrier.regions();
    bodies.forEach(body -> draft.region(region -> region.takeBody(body)));
    Operation made = draft.insert();
    carrier.erase();
    return made.results();
  }

  private static List<Type> types(List<Value> values) {
    return values.stream().map(Value::type).toList();
  }
}
