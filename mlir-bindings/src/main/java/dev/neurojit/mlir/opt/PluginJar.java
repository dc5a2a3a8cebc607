package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.JavaPass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/** A jar with passes. Owned: close it after the last use of its passes. */
final class PluginJar implements AutoCloseable {
  private static final String SERVICE = "META-INF/services/" + PassPlugin.class.getName();

  /** The jar is no plugin; the message says why. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(Path jar, String why) {
      super("plugin " + jar + ": " + why);
    }
  }

  private final URLClassLoader loader;
  private final List<JavaPass> passes;

  private PluginJar(URLClassLoader loader, List<JavaPass> passes) {
    this.loader = loader;
    this.passes = passes;
  }

  List<JavaPass> passes() {
    return passes;
  }

  static PluginJar open(Path jar) throws Unusable {
    requireService(jar);
    try {
      URL[] classPath = {jar.toUri().toURL()};
      URLClassLoader loader = new URLClassLoader(classPath, PluginJar.class.getClassLoader());
      try {
        return new PluginJar(loader, instances(jar, loader));
      } catch (Unusable e) {
        loader.close();
        throw e;
      }
    } catch (IOException e) {
      throw new Unusable(jar, "cannot be opened: " + e.getMessage());
    }
  }

  private static void requireService(Path jar) throws Unusable {
    if (!Files.isRegularFile(jar)) {
      throw new Unusable(jar, "no such file");
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      if (file.getEntry(SERVICE) == null) {
        throw new Unusable(jar, "has no " + SERVICE + ", which names its PassPlugin");
      }
    } catch (IOException e) {
      throw new Unusable(jar, "is no jar: " + e.getMessage());
    }
  }

  /** Whatever a stranger's class does while it is loaded is the jar's fault. */
  private static List<JavaPass> instances(Path jar, ClassLoader loader) throws Unusable {
    List<JavaPass> passes = new ArrayList<>();
    try {
      for (PassPlugin plugin : ServiceLoader.load(PassPlugin.class, loader)) {
        for (JavaPass pass : plugin.passes()) {
          if (pass.argument().isBlank()) {
            throw new Unusable(jar, pass.getClass().getName() + " has no name");
          }
          passes.add(pass);
        }
      }
    } catch (RuntimeException | Error e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Unusable(jar, "does not load: " + Frames.describe(cause));
    }
    if (passes.isEmpty()) {
      throw new Unusable(jar, "offers no pass");
    }
    return List.copyOf(passes);
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
