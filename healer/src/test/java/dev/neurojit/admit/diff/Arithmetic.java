package dev.neurojit.admit.diff;

import dev.neurojit.admit.diff.Writer.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes operations without regions. */
final class Arithmetic {
  private static final Map<String, List<Forms.Form>> BY_NAME =
      Forms.ALL.stream()
          .collect(Collectors.groupingBy(Forms.Form::operation, TreeMap::new, Collectors.toList()));

  /** Those that are slow to call, seldom; the others often. */
  private static final List<String> PLAIN =
      BY_NAME.keySet().stream().filter(name -> !Libm.isCalled(name)).toList();

  private static final List<String> CALLED =
      BY_NAME.keySet().stream().filter(Libm::isCalled).toList();

  private static final List<String> LANEWISE =
      List.of(
          "arith.addf",
          "arith.subf",
          "arith.mulf",
          "arith.divf",
          "arith.remf",
          "arith.maximumf",
          "arith.minimumf",
          "arith.maxnumf",
          "arith.minnumf",
          "math.copysign",
          "math.atan2");
  private static final List<String> LANEWISE_UNARY =
      List.of(
          "arith.negf",
          "math.absf",
          "math.ceil",
          "math.floor",
          "math.roundeven",
          "math.trunc",
          "math.round",
          "math.sqrt",
          "math.exp",
          "math.sin",
          "math.log1p",
          "math.tanh");
  private static final List<String> REDUCTIONS =
      List.of("add", "mul", "maximumf", "minimumf", "maxnumf", "minnumf");

  private final Writer writer;

  Arithmetic(Writer writer) {
    this.writer = writer;
  }

  void operation(List<Value> scope) {
    if (writer.oneIn(5)) {
      vector(scope, writer.pick(Writer.VECTORS));
    } else {
      scalar(scope, form());
    }
  }

  /** Of i1, half of all signed divisions fault: seldom. */
  private Forms.Form form() {
    List<Forms.Form> forms = forms(writer.pick(writer.oneIn(12) ? CALLED : PLAIN));
    Forms.Form form = writer.pick(forms);
    boolean faults = Forms.isSignedDivision(form) && form.operands().getFirst().equals("i1");
    return faults && !writer.oneIn(12) ? forms.getLast() : form;
  }

  private static List<Forms.Form> forms(String name) {
    return Objects.requireNonNull(BY_NAME.get(name));
  }

  private void scalar(List<Value> scope, Forms.Form form) {
    List<String> names = new ArrayList<>();
    form.operands().forEach(type -> names.add(writer.any(scope, type)));
    String operation = form.operation();
    if (operation.matches("arith\\..*(div|rem).*i") && !writer.oneIn(12)) {
      names.set(1, odd(scope, names.get(1), form.operands().get(1)));
    } else if (operation.matches("arith\\..*(div|rem).*i")) {
      names.set(1, hidden(scope, names.get(1), form.operands().get(1)));
    }
    List<String> results = new ArrayList<>();
    form.results().forEach(_ -> results.add(writer.fresh("%v")));
    writer.line("%s = %s", String.join(", ", results), form.text().formatted(names.toArray()));
    for (int i = 0; i < results.size(); i++) {
      scope.add(new Value(results.get(i), form.results().get(i)));
    }
  }

  /** A divisor that is not 0. */
  private String odd(List<Value> scope, String name, String type) {
    String one = writer.integer(scope, type, 1);
    return writer.define(scope, type, "arith.ori %s, %s : %s", name, one, type);
  }

  /** A divisor that may be 0, but not so that the gate could see it. */
  private String hidden(List<Value> scope, String name, String type) {
    return writer.define(
        scope, type, "arith.andi %s, %s : %s", name, writer.any(scope, type), type);
  }

  private void vector(List<Value> scope, String type) {
    String lane = Writer.lane(type);
    String v = writer.any(scope, type);
    String mask = "vector<" + Writer.lanes(type) + "xi1>";
    switch (writer.random.nextInt(11)) {
      case 0, 1 ->
          writer.define(
              scope,
              type,
              "%s %s, %s : %s",
              writer.pick(LANEWISE),
              v,
              writer.any(scope, type),
              type);
      case 2 -> writer.define(scope, type, "%s %s : %s", writer.pick(LANEWISE_UNARY), v, type);
      case 3 ->
          writer.define(
              scope,
              type,
              "vector.fma %s, %s, %s : %s",
              v,
              writer.any(scope, type),
              writer.any(scope, type),
              type);
      case 4 -> elements(scope, type, lane);
      case 5 ->
          writer.define(
              scope, lane, "vector.extract %s[%d] : %s from %s", v, place(type), lane, type);
      case 6 ->
          writer.define(
              scope,
              type,
              "vector.insert %s, %s [%d] : %s into %s",
              writer.any(scope, lane),
              v,
              place(type),
              lane,
              type);
      case 7 -> reduction(scope, type, lane, v);
      case 8 ->
          writer.define(
              scope,
              mask,
              "arith.cmpf %s, %s, %s : %s",
              writer.pick(List.of("oeq", "olt", "une", "uge", "ord")),
              v,
              writer.any(scope, type),
              type);
      case 9 ->
          writer.define(
              scope,
              type,
              "arith.select %s, %s, %s : %s, %s",
              writer.any(scope, mask),
              v,
              writer.any(scope, type),
              mask,
              type);
      default ->
          writer.define(
              scope,
              "i1",
              "vector.reduction <%s>, %s : %s into i1",
              writer.pick(List.of("and", "or", "xor")),
              writer.any(scope, mask),
              mask);
    }
  }

  private void elements(List<Value> scope, String type, String lane) {
    List<String> lanes = new ArrayList<>();
    Collections.nCopies(Writer.lanes(type), lane)
        .forEach(each -> lanes.add(writer.any(scope, each)));
    writer.define(scope, type, "vector.from_elements %s : %s", String.join(", ", lanes), type);
  }

  private void reduction(List<Value> scope, String type, String lane, String v) {
    String start = writer.random.nextBoolean() ? ", " + writer.any(scope, lane) : "";
    writer.define(
        scope,
        lane,
        "vector.reduction <%s>, %s%s : %s into %s",
        writer.pick(REDUCTIONS),
        v,
        start,
        type,
        lane);
  }

  private int place(String type) {
    return writer.random.nextInt(Writer.lanes(type));
  }
}
