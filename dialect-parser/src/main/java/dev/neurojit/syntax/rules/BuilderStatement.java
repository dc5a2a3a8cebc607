package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of C++ that builds an operation: {@code builder.create<arith::AddFOp>(loc, a, b)}.
 */
final class BuilderStatement extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*((?:(?:(?:(?:const )?auto|(?:mlir::)?Value) \\*?|%)(\\w+)\\s*=\\s*)?"
              + "(?:\\w+(?:\\.|->))?create<(?:mlir::)?(\\w+)::(\\w+)Op>"
              + "\\(\\s*\\w+(?:\\.getLoc\\(\\)|->getLoc\\(\\))?\\s*(?:,\\s*(.*?))?\\s*\\)\\s*;?)\\s*(?://.*)?");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\w+(?:\\.|->)get(?:(F16|F32|F64|I1|I8|I16|I32|I64|Index)\\w*Attr)\\((-?[0-9][0-9.]*)f?\\)");
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:llvm::)?(?:APFloat\\()?(-?[0-9][0-9.]*)f?\\)?,\\s*"
              + "(?:\\w+(?:\\.|->)get(?:(F16|F32|F64|Index)Type\\(\\)|IntegerType\\(([0-9]+)\\)|I(1|8|16|32|64)Type\\(\\))|([0-9]{1,2}))");
  private static final Pattern PREDICATE =
      Pattern.compile("(?:mlir::)?arith::Cmp[IF]Predicate::(\\w+),\\s*");
  private static final Pattern VALUES =
      Pattern.compile("%?[A-Za-z_]\\w*(?:\\s*,\\s*%?[A-Za-z_]\\w*)*");

  BuilderStatement() {
    super("NJ295", "builder-statement", "this builds an operation instead of writing it", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    if (!tree.source().text().contains("create<")) {
      return edits;
    }
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.contains("create<"))) {
      MatchResult match = line.match();
      String arguments = match.group(5) == null ? "" : match.group(5);
      String right = operation(match.group(3), match.group(4), arguments);
      if (right != null) {
        String result = match.group(2) == null ? "" : "%" + match.group(2) + " = ";
        int start = line.startOf(1);
        edits.add(new Edit(new Span(start, start + match.group(1).length()), result + right));
      }
    }
    return edits;
  }

  /** The operation, without the types that its operands tell; null where one is not known. */
  private static @Nullable String operation(String dialect, String word, String arguments) {
    if (word.startsWith("Constant")) {
      boolean index = word.equals("ConstantIndex") && arguments.matches("-?[0-9]+");
      return index
          ? written(arguments, "index")
          : dialect.equals("arith") ? constant(arguments) : null;
    }
    String name = name(dialect, word);
    Matcher predicate = PREDICATE.matcher(arguments);
    boolean compares = word.equals("CmpF") || word.equals("CmpI");
    String kind =
        compares && predicate.lookingAt() ? predicate.group(1).toLowerCase(Locale.ROOT) : "";
    String rest = kind.isEmpty() ? arguments : arguments.substring(predicate.end());
    boolean values = rest.isEmpty() || VALUES.matcher(rest).matches();
    if (name == null || !values || compares == kind.isEmpty()) {
      return null;
    }
    List<String> operands = new ArrayList<>();
    for (String value : rest.isEmpty() ? new String[0] : rest.split(",")) {
      operands.add(value.strip().startsWith("%") ? value.strip() : "%" + value.strip());
    }
    String all = String.join(", ", operands);
    return name + (kind.isEmpty() ? "" : " " + kind + ",") + (all.isEmpty() ? "" : " " + all);
  }

  /** {@code MinimumF} is minimumf, {@code IndexCast} index_cast. */
  private static @Nullable String name(String dialect, String word) {
    String plain = dialect + "." + word.toLowerCase(Locale.ROOT);
    String parted =
        dialect + "." + word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    String name = OpNames.contains(plain) ? plain : OpNames.contains(parted) ? parted : null;
    return "func.return".equals(name) ? "return" : name;
  }

  /** {@code builder.getF32FloatAttr(1.0)}, {@code APFloat(1.0), builder.getF32Type()}. */
  private static @Nullable String constant(String arguments) {
    Matcher number = NUMBER.matcher(arguments);
    if (number.matches()) {
      return written(number.group(2), number.group(1).toLowerCase(Locale.ROOT));
    }
    Matcher pair = PAIR.matcher(arguments);
    if (!pair.matches()) {
      return null;
    }
    String bits =
        pair.group(3) != null
            ? pair.group(3)
            : pair.group(4) != null ? pair.group(4) : pair.group(5);
    return written(
        pair.group(1), bits == null ? pair.group(2).toLowerCase(Locale.ROOT) : "i" + bits);
  }

  private static String written(String number, String type) {
    boolean whole = type.startsWith("f") && number.indexOf('.') < 0;
    return "arith.constant " + number + (whole ? ".0" : "") + " : " + type;
  }
}
