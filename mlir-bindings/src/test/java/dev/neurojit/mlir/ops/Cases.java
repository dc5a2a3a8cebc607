package dev.neurojit.mlir.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One program for each operation of a dialect, by the builder's method; none may be forgotten. */
final class Cases {
  private final String dialect;
  private final Class<?> builders;
  private final Map<String, BiConsumer<Site, OpBuilder>> all = new LinkedHashMap<>();

  Cases(String dialect, Class<?> builders) {
    this.dialect = dialect;
    this.builders = builders;
  }

  Cases add(String method, BiConsumer<Site, OpBuilder> build) {
    assertThat(all.put(method, build)).as(method).isNull();
    return this;
  }

  Stream<DynamicTest> tests() {
    return tests(_ -> true);
  }

  /** As above, where only methods of such names are expected. */
  Stream<DynamicTest> tests(Predicate<String> expected) {
    DynamicTest complete =
        DynamicTest.dynamicTest(
            "no operation is forgotten",
            () -> assertThat(new TreeSet<>(all.keySet())).isEqualTo(methods(expected)));
    return Stream.concat(
        Stream.of(complete),
        all.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> run(name))));
  }

  private Set<String> methods(Predicate<String> expected) {
    return Arrays.stream(builders.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .filter(expected)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void run(String method) {
    try (Site site = new Site()) {
      all.getOrDefault(method, (_, _) -> {}).accept(site, site.b());
      String letters = method.replaceFirst("Op$", "").toLowerCase(Locale.ROOT);
      Set<String> made =
          Arrays.stream(site.finish().split("\"", -1))
              .filter(word -> word.startsWith(dialect + "."))
              .map(word -> word.substring(dialect.length()).replaceAll("[._]", ""))
              .collect(Collectors.toSet());
      assertThat(made).contains(letters);
    }
  }
}
