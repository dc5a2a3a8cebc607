package dev.neurojit.mlir.passes;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.LocationAttr;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The branches of a function that close a loop, and the question for fuel on each. */
final class BackEdges {
  private record Edge(Operation branch, int successor) {}

  /** A block on the way of the search, and which of its successors comes next. */
  private static final class Visit {
    private final Block block;
    private int next;

    Visit(Block block) {
      this.block = block;
    }
  }

  private BackEdges() {}

  /** Lets each ask; returns how many there are. */
  static int fuel(Operation function, LoopFuel pass, PassRun run) {
    Region body = function.regions().getFirst();
    List<Edge> edges = body.blocks().isEmpty() ? List.of() : find(body.blocks().getFirst());
    List<Type> results =
        function.attribute("function_type").flatMap(Attribute::asType).orElseThrow().results();
    if (!edges.isEmpty() && !results.stream().allMatch(BackEdges::hasZero)) {
      run.fail(function, "loop-fuel knows no zero for a result to return when fuel is out");
      return 0;
    }
    edges.forEach(edge -> ask(edge, body, results, pass));
    return edges.size();
  }

  private static boolean hasZero(Type type) {
    return type.isSignlessInteger() || type.isFloat() || type.isIndex();
  }

  /** Depth first: an edge to a block that is still on the way closes a loop. */
  private static List<Edge> find(Block entry) {
    List<Edge> edges = new ArrayList<>();
    Set<Block> seen = new HashSet<>(Set.of(entry));
    Deque<Visit> way = new ArrayDeque<>(List.of(new Visit(entry)));
    Set<Block> onWay = new HashSet<>(Set.of(entry));
    while (!way.isEmpty()) {
      Visit visit = way.peek();
      List<Block> successors = visit.block.successors();
      if (visit.next == successors.size()) {
        onWay.remove(way.pop().block);
        continue;
      }
      int number = visit.next++;
      Block successor = successors.get(number);
      if (onWay.contains(successor)) {
        edges.add(new Edge(visit.block.terminator().orElseThrow(), number));
      } else if (seen.add(successor)) {
        way.push(new Visit(successor));
        onWay.add(successor);
      }
    }
    return edges;
  }

  /** Puts a block on the edge that goes on to where it led, or to one that returns zeros. */
  private static void ask(Edge edge, Region body, List<Type> results, LoopFuel pass) {
    LocationAttr location = edge.branch().locationAttr();
    Block header = edge.branch().successors().get(edge.successor());
    Block question = body.append(location, header.arguments().stream().map(Value::type).toList());
    Block dry = body.append(location, List.of());
    edge.branch().setSuccessor(edge.successor(), question);
    List<Value> operands = new ArrayList<>();
    operands.add(pass.tick(InsertionPoint.atEnd(question), edge.branch()));
    operands.addAll(question.arguments());
    Operation.builder("cf.cond_br")
        .operands(operands)
        .attribute(
            "operandSegmentSizes",
            edge.branch().context().attributes().dense().array(1, question.arguments().size(), 0))
        .successors(header, dry)
        .location(location)
        .insert(InsertionPoint.atEnd(question));
    List<Value> zeros = results.stream().map(type -> zero(type, dry, edge.branch())).toList();
    Operation.builder("func.return")
        .operands(zeros)
        .location(location)
        .insert(InsertionPoint.atEnd(dry));
  }

  private static Value zero(Type type, Block block, Operation branch) {
    Attributes attributes = branch.context().attributes();
    return Operation.builder("arith.constant")
        .attribute(
            "value", type.isFloat() ? attributes.floating(type, 0) : attributes.integer(type, 0))
        .results(type)
        .location(branch.locationAttr())
        .insert(InsertionPoint.atEnd(block))
        .results()
        .getFirst();
  }
}
