package dev.neurojit.admit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.admit.AdmittedScalars;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Optimization;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation by itself, on arguments and on constants: machine code and interpreter agree. */
final class OperationsTest {
  private static final int INPUTS = 40;

  /** One function: a form, or one with constants for its operands, and one of its results. */
  private record Case(String name, Forms.Form form, List<Long> constants, int result) {
    List<Kind> kinds() {
      return form.operands().stream().map(Edges::kind).toList();
    }

    Kind to() {
      return Edges.kind(form.results().get(result));
    }

    String text() {
      var names = new ArrayList<String>();
      var body = new StringBuilder();
      var parameters = new ArrayList<String>();
      for (int i = 0; i < form.operands().size(); i++) {
        names.add("%a" + i);
        String type = form.operands().get(i);
        if (constants.isEmpty()) {
          parameters.add("%a" + i + ": " + type);
        } else {
          body.append(
              "  %%a%d = arith.constant %s\n".formatted(i, Edges.literal(type, constants.get(i))));
        }
      }
      String results = form.results().size() == 1 ? "%r0" : "%r0, %r1";
      body.append("  ").append(results).append(" = ");
      body.append(form.text().formatted(names.toArray())).append('\n');
      return "func.func @%s(%s) -> %s {\n%s  return %%r%d : %s\n}\n"
          .formatted(
              name,
              String.join(", ", parameters),
              form.results().get(result),
              body,
              result,
              form.results().get(result));
    }
  }

  private static List<Case> cases() {
    var random = new Random(5);
    var all = new ArrayList<Case>();
    for (Forms.Form form : Forms.ALL) {
      for (int result = 0; result < form.results().size(); result++) {
        all.add(new Case("f" + all.size(), form, List.of(), result));
        if (Forms.isSignedDivision(form)) {
          all.add(new Case("f" + all.size(), form, List.of(least(form), -1L), result));
        }
        for (int i = 0; i < 6; i++) {
          List<Long> constants =
              form.operands().stream().map(type -> Edges.value(Edges.kind(type), random)).toList();
          all.add(new Case("f" + all.size(), form, constants, result));
        }
      }
    }
    return all;
  }

  private static long least(Forms.Form form) {
    Kind kind = Edges.kind(form.operands().getFirst());
    return kind.signed(1L << (kind.width - 1));
  }

  @Test
  void everyAdmittedScalarOperationHasAForm() {
    assertThat(Forms.operations()).containsAll(AdmittedScalars.computing());
  }

  @ParameterizedTest
  @EnumSource(
      value = Optimization.class,
      names = {"NONE", "DEFAULT", "AGGRESSIVE"})
  void machineCodeIsWhatTheInterpreterSays(Optimization level) throws Throwable {
    List<Case> cases = cases();
    var text = new StringBuilder();
    cases.forEach(each -> text.append(each.text()));
    JitOptions options = JitOptions.guarded(Long.MAX_VALUE).with(level);
    try (Libm libm = new Libm();
        MlirContext context = MlirContext.create();
        MlirModule module = Compiled.parse(context, text.toString());
        Jit jit = Compiled.jit(text.toString(), options)) {
      Map<String, Decoder.Function> decoded = Decoder.decode(module);
      var random = new Random(level.name().length());
      var wrong = new ArrayList<String>();
      for (Case each : cases) {
        compare(each, jit, decoded, libm, random, wrong);
      }
      assertThat(wrong).isEmpty();
    }
  }

  private static void compare(
      Case each,
      Jit jit,
      Map<String, Decoder.Function> decoded,
      Libm libm,
      Random random,
      List<String> wrong)
      throws Throwable {
    List<Kind> kinds = each.constants().isEmpty() ? each.kinds() : List.of();
    List<Class<?>> carriers = kinds.stream().<Class<?>>map(Compiled::carrier).toList();
    MethodHandle function =
        jit.function(each.name(), MethodType.methodType(Compiled.carrier(each.to()), carriers));
    for (int i = 0; i < (kinds.isEmpty() ? 1 : INPUTS); i++) {
      long[] in = kinds.stream().mapToLong(kind -> Edges.value(kind, random)).toArray();
      var boxed = new ArrayList<Object>();
      for (int at = 0; at < in.length; at++) {
        boxed.add(Compiled.boxed(kinds.get(at), in[at]));
      }
      jit.guard().refuel(Long.MAX_VALUE);
      long got = Compiled.unboxed(each.to(), function.invokeWithArguments(boxed));
      String fault = jit.guard().fault().name();
      String expected = expected(each, decoded, libm, in);
      String said = fault.equals("NONE") ? show(each.to(), got) : "DIVISION";
      if (!said.equals(expected)) {
        wrong.add(
            "%s of %s: %s, interpreter %s"
                .formatted(
                    each.form().text(),
                    each.constants().isEmpty() ? boxed : "constants " + each.constants(),
                    said,
                    expected));
      }
    }
  }

  private static String expected(
      Case each, Map<String, Decoder.Function> decoded, Libm libm, long[] in) {
    try {
      return show(each.to(), new Interpreter(decoded, libm, 0).call(each.name(), in)[0]);
    } catch (Fault fault) {
      return fault.reason.name();
    }
  }

  /** Of all NaNs, the one. */
  private static String show(Kind kind, long bits) {
    return Long.toString(kind.isFloat() ? kind.canonical(bits) : kind.signed(bits));
  }
}
