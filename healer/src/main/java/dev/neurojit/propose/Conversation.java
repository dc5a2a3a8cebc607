package dev.neurojit.propose;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.llm.Completion;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import java.util.stream.Collectors;

/**
 * Records what a model is asked and what comes back.
 *
 * @param model its name
 */
public record Conversation(String model, Recorder recorder) {
  /** Records a question once for each sample that is wanted; their seeds follow each other. */
  public void asked(Prompt prompt, int samples, ReplyForm form) {
    String text = recorder.store(text(prompt));
    Decoding decoding = prompt.grammar().isPresent() ? Decoding.CONSTRAINED : Decoding.FREE;
    for (int i = 0; i < samples; i++) {
      recorder.record(
          new Event.Asked(
              model, text, prompt.seed() + i, prompt.temperature(), decoding.name(), form.name()));
    }
  }

  /** Records a reply with its text, or why there is none. */
  public void answered(Completion completion) {
    recorder.record(
        switch (completion) {
          case Reply reply ->
              new Event.Replied(
                  model,
                  recorder.store(reply.text()),
                  reply.promptTokens(),
                  reply.tokens(),
                  reply.tokensPerSecond(),
                  reply.timeToFirstToken().toMillis(),
                  reply.total().toMillis(),
                  reply.stop().name());
          case Failed failed ->
              new Event.ModelFailed(model, failed.kind().name(), failed.message(), failed.detail());
        });
  }

  private static String text(Prompt prompt) {
    return prompt.messages().stream()
        .map((Message message) -> message.role() + "\n" + message.text())
        .collect(Collectors.joining("\n\n"));
  }
}
