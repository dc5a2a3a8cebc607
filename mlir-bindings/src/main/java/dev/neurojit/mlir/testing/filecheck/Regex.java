package dev.neurojit.mlir.testing.filecheck;

import java.util.ArrayList;
import java.util.List;

/**
 * A regular expression as a program of few instructions, for {@link RegexSearch}.
 *
 * @param groups how many groups it has
 * @param prefix text with which each match begins; maybe empty
 * @param literal whether the prefix is all there is
 * @param hasBacks whether it refers back to what groups matched
 */
record Regex(List<Instruction> code, int groups, String prefix, boolean literal, boolean hasBacks) {
  /** One instruction; those not for jumps go on with the next. */
  sealed interface Instruction {
    record One(char c) implements Instruction {}

    record Member(RegexNode.CharSet set) implements Instruction {}

    record LineBegin() implements Instruction {}

    record LineEnd() implements Instruction {}

    record Again(int group) implements Instruction {}

    /** Notes the position: begin of group n in slot 2n, end in 2n+1. */
    record Save(int slot) implements Instruction {}

    /** Goes on at the first place, and at the second if that fails. */
    record Fork(int first, int second) implements Instruction {}

    record Found() implements Instruction {}
  }

  static Regex compile(String text) throws CheckSyntaxException {
    RegexParser.Parsed parsed = RegexParser.parse(text);
    Compiler compiler = new Compiler();
    compiler.add(parsed.node());
    compiler.code.add(new Instruction.Found());
    StringBuilder prefix = new StringBuilder();
    for (Instruction instruction : compiler.code) {
      if (!(instruction instanceof Instruction.One(char c))) {
        break;
      }
      prefix.append(c);
    }
    boolean literal = prefix.length() + 1 == compiler.code.size();
    boolean hasBacks = compiler.code.stream().anyMatch(Instruction.Again.class::isInstance);
    return new Regex(
        List.copyOf(compiler.code), parsed.groups(), prefix.toString(), literal, hasBacks);
  }

  private static final class Compiler {
    private final List<Instruction> code = new ArrayList<>();

    private void add(RegexNode node) {
      switch (node) {
        case RegexNode.Char(char c) -> code.add(new Instruction.One(c));
        case RegexNode.Any(RegexNode.CharSet set) -> code.add(new Instruction.Member(set));
        case RegexNode.Begin() -> code.add(new Instruction.LineBegin());
        case RegexNode.End() -> code.add(new Instruction.LineEnd());
        case RegexNode.Back(int group) -> code.add(new Instruction.Again(group));
        case RegexNode.Group(int number, RegexNode inner) -> {
          code.add(new Instruction.Save(2 * number));
          add(inner);
          code.add(new Instruction.Save(2 * number + 1));
        }
        case RegexNode.Sequence(List<RegexNode> parts) -> parts.forEach(this::add);
        case RegexNode.Choice(List<RegexNode> branches) -> choice(branches);
        case RegexNode.Repeat repeat -> repeat(repeat);
      }
    }

    private void choice(List<RegexNode> branches) {
      if (branches.size() == 1) {
        add(branches.getFirst());
        return;
      }
      int fork = hole();
      add(branches.getFirst());
      int jump = hole();
      code.set(fork, new Instruction.Fork(fork + 1, code.size()));
      choice(branches.subList(1, branches.size()));
      code.set(jump, new Instruction.Fork(code.size(), code.size()));
    }

    private void repeat(RegexNode.Repeat repeat) {
      for (int i = 0; i < repeat.least(); i++) {
        add(repeat.inner());
      }
      if (repeat.most() < 0) {
        int fork = hole();
        add(repeat.inner());
        code.add(new Instruction.Fork(fork, fork));
        code.set(fork, new Instruction.Fork(fork + 1, code.size()));
        return;
      }
      List<Integer> forks = new ArrayList<>();
      for (int i = repeat.least(); i < repeat.most(); i++) {
        forks.add(hole());
        add(repeat.inner());
      }
      forks.forEach(fork -> code.set(fork, new Instruction.Fork(fork + 1, code.size())));
    }

    /** A place for a jump whose target is not known yet. */
    private int hole() {
      code.add(new Instruction.Found());
      return code.size() - 1;
    }
  }
}
