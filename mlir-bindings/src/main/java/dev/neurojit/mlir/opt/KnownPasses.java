package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.PassRegistry;
import dev.neurojit.mlir.passes.Passes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All passes of one request: MLIR's, those here, those of plugins. Owned: closes the plugins. */
final class KnownPasses implements AutoCloseable {
  private final List<JavaPass> java = new ArrayList<>(Passes.ALL);
  private final Set<String> names = new TreeSet<>();
  private final List<PluginJar> plugins = new ArrayList<>();

  private KnownPasses() {
    PassRegistry.entries().forEach(entry -> names.add(entry.name()));
    java.forEach(pass -> names.add(pass.argument()));
  }

  /**
   * Collects them.
   *
   * @param jars plugins
   * @param given passes that the caller has at hand; they go before all others of their name
   */
  static KnownPasses with(List<Path> jars, List<JavaPass> given) throws PluginJar.Unusable {
    KnownPasses known = new KnownPasses();
    known.java.addAll(0, given);
    given.forEach(pass -> known.names.add(pass.argument()));
    try {
      for (Path jar : jars) {
        known.add(jar);
      }
    } catch (PluginJar.Unusable e) {
      known.close();
      throw e;
    }
    return known;
  }

  private void add(Path jar) throws PluginJar.Unusable {
    PluginJar plugin = PluginJar.open(jar);
    plugins.add(plugin);
    for (JavaPass pass : plugin.passes()) {
      if (!names.add(pass.argument())) {
        throw new PluginJar.Unusable(
            jar, "its pass '%s' has the name of another pass".formatted(pass.argument()));
      }
      java.add(pass);
    }
  }

  /** Those in Java. */
  JavaPass[] java() {
    return java.toArray(JavaPass[]::new);
  }

  Set<String> names() {
    return names;
  }

  /** Each on a line, with what it does. */
  String listed() {
    String own =
        java.stream()
            .map(pass -> line(pass.argument(), pass.description()))
            .collect(Collectors.joining());
    String others =
        PassRegistry.entries().stream()
            .map(entry -> line(entry.name(), entry.description()))
            .collect(Collectors.joining());
    return "In Java:\n" + own + "In MLIR:\n" + others;
  }

  private static String line(String name, String description) {
    return "  %-52s %s%n".formatted(name, description);
  }

  @Override
  public void close() {
    plugins.forEach(PluginJar::close);
  }
}
