package dev.neurojit.admit;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which function calls which, by {@code func.call}. */
final class CallGraph {
  private final Map<String, List<Operation>> calls;

  private CallGraph(Map<String, List<Operation>> calls) {
    this.calls = calls;
  }

  /** Returns the graph of a module's operations. */
  static CallGraph of(List<Operation> operations) {
    Map<String, List<Operation>> calls = new HashMap<>();
    for (Operation operation : operations) {
      if (operation.name().equals("func.call")) {
        calls.computeIfAbsent(caller(operation), name -> new ArrayList<>()).add(operation);
      }
    }
    return new CallGraph(calls);
  }

  /** Returns a call that closes a cycle, if there is one. */
  Optional<Operation> recursiveCall() {
    Set<String> done = new HashSet<>();
    return calls.keySet().stream()
        .sorted()
        .map(function -> cycle(function, new HashSet<>(), done))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns the symbol that a call names. */
  static String callee(Operation call) {
    return call.attribute("callee").flatMap(Attribute::asSymbolRef).orElse("");
  }

  private Optional<Operation> cycle(String function, Set<String> path, Set<String> done) {
    if (!done.contains(function) && path.add(function)) {
      for (Operation call : calls.getOrDefault(function, List.of())) {
        Optional<Operation> found =
            path.contains(callee(call)) ? Optional.of(call) : cycle(callee(call), path, done);
        if (found.isPresent()) {
          return found;
        }
      }
      path.remove(function);
      done.add(function);
    }
    return Optional.empty();
  }

  private static String caller(Operation call) {
    Operation at = call;
    while (!at.name().equals("func.func")) {
      at = at.parent().orElseThrow();
    }
    return at.attribute("sym_name").flatMap(Attribute::asString).orElse("");
  }
}
