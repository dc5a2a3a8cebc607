package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type that a branch is to hand a value on as: the one that the block's argument has. */
final class HandedType {
  private static final int MOST_BLOCKS = 200;

  /** A target with what it is given: the types may be fewer than the values. */
  private record Target(String block, List<List<Token>> values, List<List<Token>> types) {}

  private HandedType() {}

  /**
   * Returns the wider type of the argument that an operand of a branch becomes, if all uses of the
   * argument that tell want it; null of the condition, and where nothing is lost but meaning.
   */
  static @Nullable String meant(OperationSyntax branch, Token operand, SyntaxTree tree) {
    for (Target target : targets(branch.body())) {
      for (int i = 0; i < target.values.size(); i++) {
        if (target.values.get(i).contains(operand)) {
          return argument(branch, target.block, i, Scope.of(tree).typeOf(operand), tree);
        }
      }
    }
    return null;
  }

  /** Returns edits that name these types behind the values of a branch. */
  static List<Edit> edits(OperationSyntax branch, SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Target target : targets(branch.body())) {
      boolean all = target.types.size() == target.values.size();
      for (int i = 0; i < target.values.size() && all; i++) {
        Token value = target.values.get(i).getFirst();
        String type = argument(branch, target.block, i, Scope.of(tree).typeOf(value), tree);
        List<Token> written = target.types.get(i);
        if (type != null && !written.isEmpty() && !Heads.type(written).text().equals(type)) {
          edits.add(new Edit(Heads.span(written), type));
        }
      }
    }
    return edits;
  }

  private static @Nullable String argument(
      OperationSyntax branch, String block, int place, @Nullable String from, SyntaxTree tree) {
    RegionSyntax region = branch.block().region();
    if (region == null || region.blocks().size() > MOST_BLOCKS) {
      return null;
    }
    for (BlockSyntax other : region.blocks()) {
      if (other.name().equals(block) && place < other.arguments().size()) {
        ArgumentSyntax argument = other.arguments().get(place);
        String type = argument.type();
        boolean borneOut =
            type != null
                && type.equals(
                    Wanted.type(Wanted.uses(argument.name(), region.span(), tree), tree));
        return borneOut && from != null && type != null && widens(from, type) ? type : null;
      }
    }
    return null;
  }

  private static boolean widens(String from, String to) {
    boolean scalars = Types.isScalar(from) && Types.isScalar(to) && !from.equals("i1");
    boolean wider = scalars && Types.width(from) < Types.width(to);
    return (wider && Types.isFloat(from) && Types.isFloat(to))
        || (wider && Types.isInteger(from) && Types.isInteger(to))
        || (scalars && Types.isInteger(from) && Types.isFloat(to));
  }

  /** {@code ^a(%x, %y : f32, f32)}. */
  private static List<Target> targets(List<Token> body) {
    List<Target> targets = new ArrayList<>();
    for (int i = 1; i < body.size(); i++) {
      if (body.get(i).is(TokenKind.LPAREN) && body.get(i - 1).is(TokenKind.BLOCK_ID)) {
        List<Token> inside = body.subList(i + 1, Math.max(i + 1, Heads.afterGroup(body, i) - 1));
        int colon = Heads.indexOf(inside, TokenKind.COLON, 0);
        List<List<Token>> values = Heads.split(colon < 0 ? inside : inside.subList(0, colon));
        boolean plain = values.stream().allMatch(it -> it.size() == 1);
        if (plain && colon > 0) {
          List<List<Token>> types = Heads.split(inside.subList(colon + 1, inside.size()));
          targets.add(new Target(body.get(i - 1).text(), values, types));
        }
      }
    }
    return targets;
  }
}
