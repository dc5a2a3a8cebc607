package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operation of SPIR-V in a function that is none of its dialect: {@code spv.FOrdLessThan}. */
final class SpirvOperation extends OperationRule {
  private static final Pattern COMPARISON =
      Pattern.compile("(FOrd|FUnord|S|U|I|Logical)(Equal|NotEqual|(Less|Greater)Than(Equal)?)");

  /** What differs from the usual names of the operations, which NJ022 knows. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Select", "arith.select"),
          Map.entry("Constant", "arith.constant"),
          Map.entry("constant", "arith.constant"),
          Map.entry("LogicalAnd", "arith.andi"),
          Map.entry("LogicalOr", "arith.ori"),
          Map.entry("BitwiseAnd", "arith.andi"),
          Map.entry("BitwiseOr", "arith.ori"),
          Map.entry("BitwiseXor", "arith.xori"),
          Map.entry("ShiftLeftLogical", "arith.shli"),
          Map.entry("ShiftRightLogical", "arith.shrui"),
          Map.entry("ShiftRightArithmetic", "arith.shrsi"),
          Map.entry("FNegate", "arith.negf"),
          Map.entry("SDiv", "arith.divsi"),
          Map.entry("UDiv", "arith.divui"),
          Map.entry("SRem", "arith.remsi"),
          Map.entry("UMod", "arith.remui"),
          Map.entry("ConvertSToF", "arith.sitofp"),
          Map.entry("ConvertUToF", "arith.uitofp"),
          Map.entry("ConvertFToS", "arith.fptosi"),
          Map.entry("ConvertFToU", "arith.fptoui"),
          Map.entry("Bitcast", "arith.bitcast"),
          Map.entry("Branch", "cf.br"),
          Map.entry("BranchConditional", "cf.cond_br"),
          Map.entry("FunctionCall", "func.call"));

  SpirvOperation() {
    super("NJ310", "spirv-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    String meant = meant(op, tree);
    if (name == null || meant == null) {
      return null;
    }
    Diagnostic found =
        error(name.span(), name.text() + " is of SPIR-V, and this function is not of its dialect");
    return meant.isEmpty()
        ? negated(op, name, found, tree)
        : found.safely("write " + meant, new Edit(name.span(), meant));
  }

  /** Returns what stands for an operation's name; empty for a negation, null for all others. */
  static @Nullable String meant(OperationSyntax op, SyntaxTree tree) {
    String word = word(op.name());
    if (word == null || op.enclosing("spirv.func") != null || op.enclosing("spv.func") != null) {
      return null;
    }
    boolean plain = !op.body().isEmpty() && op.body().getFirst().is(TokenKind.VALUE_ID);
    if (OpNames.contains(op.name()) && !(plain && Types.isScalar(OperationTypes.of(op, tree)))) {
      return null;
    }
    Matcher comparison = COMPARISON.matcher(word);
    if (comparison.matches()) {
      return comparison(comparison.group(1), word.substring(comparison.end(1)));
    }
    return word.equals("LogicalNot") ? "" : converted(word, op);
  }

  private static @Nullable String word(String name) {
    return name.startsWith("spv.")
        ? name.substring(4)
        : name.startsWith("spirv.") ? name.substring(6) : null;
  }

  private static @Nullable String comparison(String family, String words) {
    String relation = Predicates.relation(words.replace("Than", "").toLowerCase(Locale.ROOT));
    if (relation == null) {
      return null;
    }
    boolean same = relation.equals("eq") || relation.equals("ne");
    return switch (family) {
      case "FOrd" -> "arith.cmpf o" + relation + ",";
      case "FUnord" -> "arith.cmpf u" + relation + ",";
      case "I", "Logical" -> same ? "arith.cmpi " + relation + "," : null;
      default -> same ? null : "arith.cmpi " + (family.equals("U") ? "u" : "s") + relation + ",";
    };
  }

  /** Conversions between widths go by both of their types. */
  private static @Nullable String converted(String word, OperationSyntax op) {
    List<String> types =
        word.endsWith("Convert") && word.length() == 8 ? CastTypes.of(op) : List.of();
    return types.size() == 2
        ? CastNames.between(types.get(0), types.get(1), word.startsWith("U"))
        : NAMES.get(word);
  }

  /** {@code spv.LogicalNot %c : i1}. */
  private static Diagnostic negated(
      OperationSyntax op, Token name, Diagnostic found, SyntaxTree tree) {
    List<Token> body = op.body();
    if (body.size() != 1 || !body.getFirst().is(TokenKind.VALUE_ID)) {
      return found;
    }
    Source source = tree.source();
    int start = op.span().start();
    String known = Constants.nameOr("true", "i1", start, tree);
    boolean isKnown = !known.equals("true");
    String value = isKnown ? known : Scope.of(tree).fresh("true_" + source.lineAt(start));
    List<Edit> edits = new ArrayList<>();
    if (!isKnown) {
      String line = value + " = arith.constant true" + source.lineEnd() + source.indentAt(start);
      edits.add(Edit.insert(start, line));
    }
    edits.add(new Edit(name.span(), "arith.xori"));
    edits.add(Edit.insert(body.getFirst().end(), ", " + value));
    return found.safely("write arith.xori", edits);
  }
}
