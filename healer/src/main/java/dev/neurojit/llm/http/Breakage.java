package dev.neurojit.llm.http;

import dev.neurojit.llm.http.Piece.Where;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what the HTTP client's exceptions mean; most have no text of their own. */
final class Breakage {

  private Breakage() {}

  static Piece.Broken of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (caused(cause, UnresolvedAddressException.class)
        || caused(cause, UnknownHostException.class)) {
      return new Piece.Broken(Where.CONNECTING, "its host name is not known here");
    }
    return switch (cause) {
      case HttpConnectTimeoutException e ->
          new Piece.Broken(Where.CONNECTING, "it does not answer");
      case ConnectException e -> new Piece.Broken(Where.CONNECTING, "the connection was refused");
      case SSLException e ->
          new Piece.Broken(Where.CONNECTING, "no secure connection: " + insecure(e));
      default -> new Piece.Broken(Where.CONNECTED, broke(firstLine(cause)));
    };
  }

  /** Java's own words name classes and RFCs; these say what to do. */
  private static String insecure(SSLException failure) {
    String said = everything(failure);
    if (caused(failure, CertificateExpiredException.class)) {
      return "the server's certificate has expired";
    }
    if (caused(failure, CertificateNotYetValidException.class)) {
      return "the server's certificate is not valid yet: is this machine's clock right?";
    }
    if (said.contains("No name matching") || said.contains("No subject alternative")) {
      return "the server's certificate is for another host name than the URL's";
    }
    if (caused(failure, CertPathBuilderException.class) || said.contains("PKIX")) {
      return "the server's certificate is signed by nobody whom Java trusts;"
          + " add it with `keytool -importcert -cacerts -file CERTIFICATE.pem`";
    }
    if (said.contains("plaintext connection")) {
      return "the server does not speak TLS there: write http:// instead of https://";
    }
    return said.contains("handshake_failure") || said.contains("protocol_version")
        ? "the server and Java have no version of TLS or cipher in common"
        : "the TLS handshake failed (" + firstLine(failure) + ")";
  }

  private static String broke(String said) {
    if (said.contains("header parser received no bytes") || said.contains("EOF reached")) {
      return "the server closed the connection without an answer";
    }
    if (said.contains("content-length") || said.contains("chunked transfer")) {
      return "the server closed the connection in the midst of its answer";
    }
    return said.contains("reset")
        ? "the server broke the connection off"
        : "the connection broke: " + said;
  }

  private static String everything(Throwable failure) {
    var all = new StringBuilder();
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      all.append(at.getMessage()).append('\n');
    }
    return all.toString();
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage())
        .lines()
        .findFirst()
        .orElse(cause.getClass().getSimpleName());
  }
}
