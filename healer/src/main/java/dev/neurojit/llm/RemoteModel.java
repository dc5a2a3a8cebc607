package dev.neurojit.llm;

import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** A model behind a server's HTTP interface. Nothing is sent before the first request. */
final class RemoteModel implements LanguageModel {

  private final Protocol protocol;
  private final RemoteOptions options;
  private @Nullable HttpClient client;
  private boolean closed;

  RemoteModel(Protocol protocol, RemoteOptions options) {
    this.protocol = protocol;
    this.options = options;
  }

  @Override
  public String name() {
    return protocol.name();
  }

  @Override
  public Completion complete(Prompt prompt, Progress progress) {
    if (closed) {
      throw new IllegalStateException("the model " + name() + " is closed");
    }
    Completion completion = new RemoteRequest(client(), protocol, options, prompt, progress).run();
    return switch (completion) {
      case Reply reply -> withoutKey(reply);
      case Failed failed when failed.kind() == Failed.Kind.NOT_FOUND ->
          new ServedModels(client(), protocol).tell(failed);
      case Failed failed -> failed;
    };
  }

  /** Replies are kept in journals; one that quotes the key must not be. */
  private Reply withoutKey(Reply reply) {
    return protocol.key().map(key -> reply.withText(key.redact(reply.text()))).orElse(reply);
  }

  @Override
  public void close() {
    closed = true;
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }

  /** Follows no redirect: the key would go wherever the answer points. */
  private HttpClient client() {
    HttpClient open = client;
    if (open == null) {
      open =
          HttpClient.newBuilder()
              // Local servers stumble over the offer to upgrade to HTTP/2.
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(options.connect())
              .build();
      client = open;
    }
    return open;
  }
}
