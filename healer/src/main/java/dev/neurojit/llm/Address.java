package dev.neurojit.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The address of a server as users write it. */
sealed interface Address {

  /** An address that requests can be sent to. */
  record Ok(URI uri) implements Address {}

  /** No such address, and why. */
  record Bad(String message) implements Address {}

  /** The largest port that TCP knows. */
  int LAST_PORT = 65_535;

  /** Names of this machine: what goes there passes no network. */
  Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** Reads an http or https address without user, query and fragment. */
  static Address parse(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getRawUserInfo() != null) {
        // Not quoted: what stands there is a secret.
        return new Bad("the model's URL must not hold a user or password: use a key variable");
      }
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (!web || uri.getHost() == null) {
        return new Bad(
            "'%s' is no address: expected http://HOST:PORT/v1 or https://..."
                .formatted(ServerErrors.line(text)));
      }
      if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
        return new Bad(
            "the model's URL has the port %d: there are 1 to 65535".formatted(uri.getPort()));
      }
      if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
        return new Bad("the model's URL must end before any '?' or '#': keys go into a variable");
      }
      return new Ok(uri);
    } catch (URISyntaxException e) {
      return new Bad("the model's URL cannot be read: expected http://HOST:PORT/v1");
    }
  }

  /** Returns whether a key may be sent there: encrypted, or to this machine. */
  static boolean keepsSecrets(URI uri) {
    return "https".equals(uri.getScheme()) || LOOPBACK.contains(uri.getHost());
  }
}
