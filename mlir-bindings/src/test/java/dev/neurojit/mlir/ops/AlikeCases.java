package dev.neurojit.mlir.ops;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Cases among which many operations take the same operands. */
final class AlikeCases {
  private final Cases cases;

  AlikeCases(String dialect, Class<?> builders) {
    cases = new Cases(dialect, builders);
  }

  /** The builder's method of one name, called with what fits. */
  record Maker(OpBuilder b, String name) {
    Maker at(OpBuilder place) {
      return new Maker(place, name);
    }

    Object call(Object... arguments) {
      Method method =
          Arrays.stream(LlvmOps.class.getDeclaredMethods())
              .filter(candidate -> candidate.getName().equals(name))
              .filter(candidate -> candidate.getParameterCount() == arguments.length)
              .filter(candidate -> !candidate.isVarArgs())
              .findFirst()
              .orElseThrow();
      try {
        return method.invoke(b.llvm(), arguments);
      } catch (InvocationTargetException e) {
        throw new AssertionError(name, e.getCause());
      } catch (IllegalAccessException e) {
        throw new AssertionError(name, e);
      }
    }
  }

  /** The same program for several operations, whose names are separated by spaces. */
  void alike(String names, BiConsumer<Site, Maker> build) {
    for (String name : names.split(" ", -1)) {
      cases.add(name, (site, b) -> build.accept(site, new Maker(b, name)));
    }
  }

  void add(String name, BiConsumer<Site, OpBuilder> build) {
    cases.add(name, build);
  }

  Stream<DynamicTest> tests(Predicate<String> expected) {
    return cases.tests(expected);
  }
}
