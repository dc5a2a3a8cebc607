package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.http.ApiKey;
import dev.neurojit.llm.http.KeySearch;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds address and key of a remote model; connects to nothing. */
final class RemoteModels {

  private static final URI GEMINI = URI.create("https://generativelanguage.googleapis.com");

  private RemoteModels() {}

  static Opened open(ModelSpec.Gemini spec, RemoteOptions options) {
    KeySearch search =
        KeySearch.in(
            options.environment(),
            List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            "GEMINI_API_KEY_FILE");
    return switch (search) {
      case KeySearch.Unusable(String message) -> refuse(Kind.NO_KEY, message);
      case KeySearch.Absent() ->
          refuse(
              Kind.NO_KEY,
              "gemini:%s needs a key: set GEMINI_API_KEY, or GEMINI_API_KEY_FILE to a private file"
                  .formatted(spec.model()));
      case KeySearch.Found(ApiKey key) ->
          switch (base(spec.base(), "GEMINI_BASE_URL", options).orElse(new Address.Ok(GEMINI))) {
            case Address.Bad(String why) -> refuse(Kind.NOT_FOUND, why);
            case Address.Ok(URI base) when !Address.keepsSecrets(base) ->
                refuse(Kind.REFUSED, "the Gemini key is sent by https only, not to " + base);
            case Address.Ok(URI base) ->
                model(new GeminiProtocol(spec.model(), base, key, options.thinking()), options);
          };
    };
  }

  static Opened open(ModelSpec.OpenAi spec, RemoteOptions options) {
    Optional<Address> given = base(spec.base(), "OPENAI_BASE_URL", options);
    if (given.isEmpty()) {
      return refuse(
          Kind.NOT_FOUND,
          "openai:%s has no address: give openai:%s@http://HOST:PORT/v1 or set OPENAI_BASE_URL"
              .formatted(spec.model(), spec.model()));
    }
    return switch (given.get()) {
      case Address.Bad(String why) -> refuse(Kind.NOT_FOUND, why);
      case Address.Ok(URI base) -> {
        KeySearch search =
            KeySearch.in(options.environment(), List.of("OPENAI_API_KEY"), "OPENAI_API_KEY_FILE");
        yield switch (search) {
          case KeySearch.Unusable(String message) -> refuse(Kind.NO_KEY, message);
          case KeySearch.Absent() ->
              model(new OpenAiProtocol(spec.model(), base, Optional.empty()), options);
          case KeySearch.Found(ApiKey key) ->
              model(
                  new OpenAiProtocol(
                      spec.model(), base, Optional.of(key).filter(k -> Address.keepsSecrets(base))),
                  options);
        };
      }
    };
  }

  private static Optional<Address> base(
      Optional<URI> given, String variable, RemoteOptions options) {
    return given
        .<Address>map(Address.Ok::new)
        .or(() -> options.variable(variable).map(Address::parse));
  }

  private static Opened model(Protocol protocol, RemoteOptions options) {
    return new Opened.Ok(new RemoteModel(protocol, options));
  }

  private static Opened refuse(Kind kind, String message) {
    return new Opened.Refused(new Failed(kind, message));
  }
}
