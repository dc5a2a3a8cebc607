package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes blocks with labels: what depends on the block that was left becomes an argument. */
final class ProgramJumps {
  private final ProgramWriter writer;
  private final Map<String, ProgramBlock> blocks = new HashMap<>();
  private final @Nullable List<String> results;
  private final List<ProgramBlock> all;
  private @Nullable List<String> returned;

  ProgramJumps(ProgramWriter writer, @Nullable List<String> results, List<ProgramBlock> all) {
    this.writer = writer;
    this.results = results;
    this.all = all;
    all.forEach(block -> blocks.putIfAbsent(block.label(), block));
  }

  /** Writes all blocks; gives the result types, or null if it cannot be told. */
  @Nullable List<String> body() {
    Set<String> targets = new HashSet<>();
    all.forEach(block -> targets.addAll(block.end().targets()));
    boolean known = blocks.keySet().containsAll(targets) && blocks.size() == all.size();
    boolean again = targets.contains(all.getFirst().label()) || !all.getFirst().choices().isEmpty();
    if (!known || again) {
      return null;
    }
    for (ProgramBlock block : all) {
      if (!block.equals(all.getFirst())) {
        begin(block);
      }
      if (!write(block)) {
        return null;
      }
    }
    return returned;
  }

  private void begin(ProgramBlock block) {
    List<String> arguments = new ArrayList<>();
    for (ProgramBlock.Phi phi : block.choices()) {
      String name = writer.fresh(phi.name());
      String type = ProgramTypes.plain(phi.type());
      writer.define(phi.name(), name, type);
      arguments.add(name + ": " + type);
    }
    String list = arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    writer.label("^" + block.label() + list + ":");
  }

  private boolean write(ProgramBlock block) {
    for (Statement statement : block.body()) {
      boolean good =
          switch (statement) {
            case Statement.Assign assign ->
                !writer.values().containsKey(assign.names().getFirst()) && writer.assign(assign);
            case Statement.Remark remark -> {
              writer.line("// " + remark.text());
              yield true;
            }
            default -> false;
          };
      if (!good) {
        return false;
      }
    }
    Statement.Return end = block.end().returned();
    return end == null ? branch(block) : end(end);
  }

  private boolean end(Statement.Return end) {
    List<Formula.Leaf> values = writer.results(end, results == null ? returned : results);
    if (values == null) {
      return false;
    }
    returned = ProgramPiece.types(values);
    writer.line(ProgramPiece.returned(values));
    return true;
  }

  private boolean branch(ProgramBlock block) {
    List<String> arrows = new ArrayList<>();
    Formula condition = block.end().condition();
    Formula.Leaf leaf = condition == null ? null : writer.truth(condition);
    for (String target : block.end().targets()) {
      String arrow = arrow(block, target);
      if (arrow == null) {
        return false;
      }
      arrows.add(arrow);
    }
    if (condition != null && leaf == null) {
      return false;
    }
    writer.line(
        leaf == null
            ? "cf.br " + arrows.getFirst()
            : "cf.cond_br " + leaf.text() + ", " + String.join(", ", arrows));
    return true;
  }

  private @Nullable String arrow(ProgramBlock from, String target) {
    ProgramBlock to = blocks.get(target);
    List<Formula.Leaf> values = new ArrayList<>();
    for (ProgramBlock.Phi phi : to == null ? List.<ProgramBlock.Phi>of() : to.choices()) {
      // A first block without a label is called %0, or entry.
      Formula value = phi.values().get(from.label());
      if (value == null && from.label().isEmpty()) {
        value = phi.values().containsKey("0") ? phi.values().get("0") : phi.values().get("entry");
      }
      Formula.Leaf leaf = value == null ? null : writer.value(value, phi.type(), phi.name());
      if (leaf == null) {
        return null;
      }
      values.add(leaf);
    }
    return "^" + target + ProgramPiece.arguments(values);
  }
}
