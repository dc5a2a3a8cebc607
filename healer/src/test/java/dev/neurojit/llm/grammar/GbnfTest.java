package dev.neurojit.llm.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.llm.grammar.Gbnf.Match;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GbnfTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "root ::= \"ab\"~ab~WHOLE",
        "root ::= \"ab\"~a~PREFIX",
        "root ::= \"ab\"~b~NONE",
        "root ::= \"ab\"~abc~NONE",
        "root ::= [a-c]+ \"!\"~abca~PREFIX",
        "root ::= [a-c]+ \"!\"~abca!~WHOLE",
        "root ::= [^a-c\\]]~d~WHOLE",
        "root ::= [^a-c\\]]~]~NONE",
        "root ::= [a-]~-~WHOLE",
        "root ::= [\\x2D\\u00e9\\U0001F600]~😀~WHOLE",
        "root ::= .~é~WHOLE",
        "root ::= \"a\"{2}~aa~WHOLE",
        "root ::= \"a\"{2}~aaa~NONE",
        "root ::= \"a\"{2,}~a~PREFIX",
        "root ::= \"a\"{2,3}~aaa~WHOLE",
        "root ::= \"a\"{2,3}~aaaa~NONE",
        "root ::= \"a\"? \"b\"~b~WHOLE",
        "root ::= \"ab\"*~abab~WHOLE",
        "root ::= (\"a\" | \"b\" \"c\" |) \"d\"~d~WHOLE",
        "root ::= (\"a\" | \"b\" \"c\" |) \"d\"~bcd~WHOLE",
        "root ::= \"(\" root \")\" | \"x\"~((x))~WHOLE",
        "root ::= \"(\" root \")\" | \"x\"~((x)~PREFIX",
        "root ::= \"(\" root \")\" | \"x\"~(x))~NONE",
        "root ::= \"a\" root | \"b\"~aaaaaaaaaaaaaaab~WHOLE",
      })
  void matchesAsLlamaCppDoes(String grammar, String text, Match expected) {
    Gbnf gbnf = ok(grammar);
    assertThat(gbnf.match(text)).isEqualTo(expected);
    assertThat(gbnf.text()).isASCII();
    assertThat(ok(gbnf.text()).match(text)).isEqualTo(expected);
    assertThat(ok(gbnf.text())).isEqualTo(gbnf);
  }

  @Test
  void longTextsTakeNoStack() {
    assertThat(ok("root ::= \"a\" root | \"b\"").match("a".repeat(100_000) + "b"))
        .isEqualTo(Match.WHOLE);
    assertThat(ok("root ::= ([a-z]+ \"\\n\")*").match("abc\n".repeat(20_000)))
        .isEqualTo(Match.WHOLE);
  }

  @Test
  void rulesGoOverLinesAndHaveComments() {
    String grammar =
        """
        # A comment.
        root ::= item |   # or
                 "[" (item
                      "," item)? "]"

        item ::= "x"\t# the end\
        """;
    assertThat(ok(grammar).match("[x,x]")).isEqualTo(Match.WHOLE);
    assertThat(ok(grammar).text())
        .isEqualTo(
            """
            root ::= item | ("[" ((item "," item)?) "]")
            item ::= "x"
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "root ::= \"a~1~12~closing '\"'",
        "root ::= [a~1~12~closing ']'",
        "root ::= []~1~11~class is empty",
        "root ::= [z-a]~1~11~ends before it begins",
        "root ::= \"\\q\"~1~11~expected \\n",
        "root ::= \"\\xg0\"~1~11~2 hexadecimal digits",
        "root ::= \"\\uD800\"~1~11~no character",
        "root ::= \"\\U00110000\"~1~11~no character",
        "root ::= (\"a\"~1~14~expected ')'",
        "root ::= \"a\")~1~13~end of rule root",
        "root ::= \"a\" *~1~14~end of rule root",
        "root ::= \"a\"{3,2}~1~14~repeats nothing",
        "root ::= \"a\"{0}~1~14~repeats nothing",
        "root ::= \"a\"{99999}~1~14~a number up to 1000",
        "root := \"a\"~1~6~expected '::='",
        "root~1~5~expected '::='",
        "ro_ot ::= \"a\"~1~3~expected '::='",
        "1 ::= \"a\"~1~1~a rule's name",
        "root ::= \"a\" $~1~14~end of rule root",
      })
  void aDefectIsToldWithItsPlace(String grammar, int line, int column, String message) {
    GbnfRead.Malformed malformed = malformed(grammar);
    assertThat(malformed.message()).contains(message);
    assertThat(List.of(malformed.line(), malformed.column())).containsExactly(line, column);
  }

  @Test
  void aRuleThatIsThereTwiceIsToldOnItsLine() {
    GbnfRead.Malformed malformed = malformed("root ::= \"a\"\n\nroot ::= \"b\"");
    assertThat(malformed.line()).isEqualTo(3);
    assertThat(malformed.message()).contains("twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "start ::= \"a\"~no rule 'root'",
        "''~no rule 'root'",
        "root ::= a~uses a, which is not defined",
        "root ::= root \"a\" | \"b\"~root begins with itself (root -> root)",
        "root ::= \"\"? root \"a\" | \"b\"~root begins with itself",
        "root ::= \"x\" | root~root begins with itself",
        "root ::= (\"a\"?)*~repeats what can be empty",
        "root ::= (\"a\"*)+~repeats what can be empty",
        "root ::= \"a\" root~root never ends",
        "root ::= \"\"~no text but the empty one",
        "root ::= (\"\" | \"\")?~no text but the empty one",
        "root ::= ((\"a\"{1000}){1000}){1000}~repeat less",
      })
  void whatWouldHarmLlamaCppIsRefused(String grammar, String message) {
    assertThat(malformed(grammar).message()).contains(message);
  }

  @Test
  void recursionThroughOtherRulesIsTold() {
    assertThat(malformed("root ::= \"x\" | a\na ::= b?  c\nb ::= \"b\"\nc ::= root").message())
        .contains("begins with itself", "->");
    assertThat(malformed("root ::= \"x\" | \"y\" a\na ::= \"b\" a").message())
        .contains("rule a never ends");
  }

  @Test
  void deepNestingIsADefect() {
    assertThat(malformed("root ::= " + "(".repeat(10_000)).message()).contains("parentheses");
  }

  @Test
  void noTextMakesItThrow() {
    Random random = new Random(9);
    String alphabet = "root a::=\"'[]()|*+?{},0189\\xuU#\n -^.é😀";
    int[] letters = alphabet.codePoints().toArray();
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("root ::= ");
      for (int i = random.nextInt(20); i > 0; i--) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      if (Gbnf.parse(text.toString()) instanceof GbnfRead.Ok(Gbnf gbnf)) {
        read++;
        assertThat(ok(gbnf.text())).isEqualTo(gbnf);
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void theBuilderChecksToo() {
    GbnfRead read =
        new GbnfBuilder()
            .rule("root", GbnfExpr.sequence(GbnfExpr.literal("a\"\\\n"), GbnfExpr.ref("b")))
            .rule("b", GbnfExpr.times(GbnfExpr.chars("0-9"), 1, 2))
            .build();
    Gbnf gbnf = ((GbnfRead.Ok) read).grammar();
    assertThat(gbnf.match("a\"\\\n07")).isEqualTo(Match.WHOLE);
    assertThat(ok(gbnf.text()).match("a\"\\\n07")).isEqualTo(Match.WHOLE);
    assertThat(new GbnfBuilder().rule("root", GbnfExpr.ref("x")).build())
        .isInstanceOf(GbnfRead.Malformed.class);
    assertThat(new GbnfBuilder().rule("root", new GbnfExpr.Choice(List.of())).build())
        .isInstanceOf(GbnfRead.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a_b", "a b"})
  void theBuilderTakesNoOtherNames(String name) {
    assertThatThrownBy(() -> new GbnfBuilder().rule(name, GbnfExpr.literal("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Gbnf ok(String grammar) {
    GbnfRead read = Gbnf.parse(grammar);
    assertThat(read).isInstanceOf(GbnfRead.Ok.class);
    return ((GbnfRead.Ok) read).grammar();
  }

  private static GbnfRead.Malformed malformed(String grammar) {
    GbnfRead read = Gbnf.parse(grammar);
    assertThat(read).isInstanceOf(GbnfRead.Malformed.class);
    return (GbnfRead.Malformed) read;
  }
}
