package dev.neurojit.mlir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Pre-order over operations without recursion, however deep they nest. */
final class Walk extends Spliterators.AbstractSpliterator<Operation> {
  private final Deque<Operation> pending = new ArrayDeque<>();

  private Walk(Operation root) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
    pending.push(root);
  }

  static Stream<Operation> preOrder(Operation root) {
    root.raw();
    return StreamSupport.stream(new Walk(root), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Operation> action) {
    Operation next = pending.poll();
    while (next != null && !next.isAlive()) {
      next = pending.poll();
    }
    if (next == null) {
      return false;
    }
    for (Region region : next.regions().reversed()) {
      for (Block block : region.blocks().reversed()) {
        List<Operation> inside = block.operations();
        inside.reversed().forEach(pending::push);
      }
    }
    action.accept(next);
    return true;
  }
}
