package dev.neurojit.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Java's own words, as its HTTP client throws them, and ours. */
final class BreakageTest {
  @Test
  void anUnknownCertificateIsToldWithItsRemedy() {
    assertThat(
            reason(
                handshake(
                    "(certificate_unknown) PKIX path building failed:"
                        + " sun.security.provider.certpath.SunCertPathBuilderException: unable to"
                        + " find valid certification path to requested target",
                    new CertPathBuilderException("unable to find valid certification path"))))
        .contains("signed by nobody", "keytool -importcert");
  }

  @Test
  void otherTroubleWithTlsIsToldPlainly() {
    assertThat(
            reason(
                handshake(
                    "PKIX path validation failed", new CertificateExpiredException("NotAfter"))))
        .contains("has expired");
    assertThat(
            reason(
                handshake(
                    "(certificate_unknown) No name matching a.example found",
                    new CertificateException("No name matching a.example found"))))
        .contains("another host name");
    assertThat(reason(new SSLException("Unrecognized SSL message, plaintext connection?")))
        .contains("http:// instead of https://");
    assertThat(reason(new SSLHandshakeException("Received fatal alert: handshake_failure")))
        .contains("in common");
  }

  @Test
  void aBrokenConnectionIsToldPlainly() {
    assertThat(reason(new IOException("HTTP/1.1 header parser received no bytes")))
        .isEqualTo("the server closed the connection without an answer");
    assertThat(reason(new IOException("Connection reset")))
        .isEqualTo("the server broke the connection off");
  }

  private static String reason(Exception failure) {
    String reason = Breakage.of(new CompletionException(failure)).reason();
    assertThat(reason).doesNotContain("Exception", "sun.", "PKIX", "parser");
    return reason;
  }

  private static SSLException handshake(String message, Exception cause) {
    var failure = new SSLHandshakeException(message);
    failure.initCause(cause);
    return failure;
  }
}
