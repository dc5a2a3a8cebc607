package dev.neurojit.llm.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Properties;

/** Which llama.cpp this product runs models with. */
public final class LlamaBuild {
  private static final String VERSION = "META-INF/maven/de.kherud/llama/pom.properties";
  private static final int SHOWN = 12;

  private LlamaBuild() {}

  /** Returns the Java binding's version and the native library's hash, for records. */
  public static String describe() {
    try {
      String hash = HexFormat.of().formatHex(NativeLibrary.sha256(NativeLibrary.resource()));
      return "de.kherud:llama %s, libjllama.so sha256 %s"
          .formatted(version(), hash.substring(0, SHOWN));
    } catch (IOException e) {
      throw new UncheckedIOException("llama.cpp's jar cannot be read", e);
    }
  }

  private static String version() throws IOException {
    var properties = new Properties();
    try (InputStream in = LlamaBuild.class.getClassLoader().getResourceAsStream(VERSION)) {
      if (in != null) {
        properties.load(in);
      }
    }
    return properties.getProperty("version", "of unknown version");
  }
}
