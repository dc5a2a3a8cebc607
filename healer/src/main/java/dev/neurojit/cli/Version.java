package dev.neurojit.cli;

import dev.neurojit.mlir.MlirLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The product's version, as Maven wrote it into {@code version.properties}. */
final class Version implements IVersionProvider {
  /** Returns the version, for example {@code 0.1.0}. */
  static String current() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties cannot be read", e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "neurojitc " + current(), "native: " + MlirLibrary.version(), "JDK " + Runtime.version()
    };
  }
}
