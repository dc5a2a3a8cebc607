package dev.neurojit.llm.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.llm.grammar.FunctionForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WireTest {

  private static final List<WorkerRequest> REQUESTS =
      List.of(
          new WorkerRequest.Load("/m.gguf", 4096, 128, 2, "/l.so", "/p", 9),
          new WorkerRequest.Generate(
              1,
              "a\nb \"é\" \u2028😀",
              3,
              2,
              List.of("x"),
              9,
              0.8f,
              7,
              "root ::= \"a\"\n",
              new FunctionForm("func.func @f()", Set.of("arith.addf"), Set.of("f32")),
              Set.of(Saving.GUESSES)),
          new WorkerRequest.Cancel(1, 0));

  private static final List<WorkerEvent> EVENTS =
      List.of(
          new WorkerEvent.Ready(),
          new WorkerEvent.Loaded(),
          new WorkerEvent.Refused("no"),
          new WorkerEvent.Evaluating(1, 5),
          new WorkerEvent.TooLong(1, 5, 4),
          new WorkerEvent.Token(1, 0, "\n\t", 1),
          new WorkerEvent.Done(1, 0, WorkerEvent.Reason.LENGTH, 5, 4, 3));

  @Test
  void everyRequestAndEventComesBackAsItWas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wire sender = new Wire(InputStream.nullInputStream(), out);
    for (WorkerRequest request : REQUESTS) {
      sender.send(request);
    }
    for (WorkerEvent event : EVENTS) {
      sender.send(event);
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(10);
    Wire receiver = receiver(out.toByteArray());
    for (WorkerRequest request : REQUESTS) {
      assertThat(receiver.receive(WorkerRequest.class)).contains(request);
    }
    for (WorkerEvent event : EVENTS) {
      assertThat(receiver.receive(WorkerEvent.class)).contains(event);
    }
    assertThat(receiver.receive(WorkerEvent.class)).isEmpty();
  }

  @Test
  void nonsenseAndALineWithoutEndAreErrors() {
    assertThatThrownBy(() ->
            receiver("llama: hello\n".getBytes(StandardCharsets.UTF_8)).receive(WorkerEvent.class))
        .isInstanceOf(IOException.class);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    Wire wire = new Wire(endless, OutputStream.nullOutputStream());
    assertThatThrownBy(() -> wire.receive(WorkerEvent.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
  }

  private static Wire receiver(byte[] bytes) {
    return new Wire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
  }
}
