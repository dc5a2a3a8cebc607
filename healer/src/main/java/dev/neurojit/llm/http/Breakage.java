package dev.neurojit.llm.http;

import dev.neurojit.llm.http.Piece.Where;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
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
          new Piece.Broken(Where.CONNECTING, "no secure connection: " + firstLine(e));
      default -> new Piece.Broken(Where.CONNECTED, "the connection broke: " + firstLine(cause));
    };
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
