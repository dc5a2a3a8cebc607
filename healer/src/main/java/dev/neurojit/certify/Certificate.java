package dev.neurojit.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.journal.Sha256;

/**
 * A summary that can be checked: it holds everything that its flights are a function of.
 *
 * @param format {@value #FORMAT}
 * @param controller the program as it was flown
 * @param scenario the scenario file
 * @param toolchain what flew it
 * @param run how it ended
 */
public record Certificate(
    String format, Text controller, Text scenario, Toolchain toolchain, Summary run) {
  /** The format of this version. */
  public static final String FORMAT = "neurojit-landing-certificate/1";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A text that the flights depend on.
   *
   * @param file its name when the certificate was made
   * @param sha256 of the text
   * @param text all of it
   */
  public record Text(String file, String sha256, String text) {
    /** Returns a text under its hash. */
    public static Text of(String file, String text) {
      return new Text(file, Sha256.of(text), text);
    }

    /** Returns whether the hash is that of the text. */
    public boolean genuine() {
      return sha256.equals(Sha256.of(text));
    }
  }

  /**
   * Versions. They do not have to be equal for a replay to be.
   *
   * @param neurojit of this product
   * @param mlir of the native library
   * @param jdk of the Java machine
   * @param architecture of the processor
   */
  public record Toolchain(String neurojit, String mlir, String jdk, String architecture) {}

  /** Returns a certificate in the format of this version. */
  public static Certificate of(Text controller, Text scenario, Toolchain toolchain, Summary run) {
    return new Certificate(FORMAT, controller, scenario, toolchain, run);
  }

  /** Returns the certificate as indented JSON with a line feed at its end. */
  public String json() {
    return tree().toPrettyString() + "\n";
  }

  JsonNode tree() {
    return JSON.valueToTree(this);
  }

  /**
   * Reads a certificate.
   *
   * @throws NoCertificateException if the text is none; the exception says where, and why
   */
  public static Certificate read(String json) throws NoCertificateException {
    return CertificateReader.read(json);
  }
}
