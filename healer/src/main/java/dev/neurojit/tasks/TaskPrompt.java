package dev.neurojit.tasks;

import dev.neurojit.llm.Message;
import dev.neurojit.resource.Resource;
import java.util.List;

/** The conversation that a model is asked with for a task. */
public final class TaskPrompt {
  private TaskPrompt() {}

  /** Returns the messages. */
  public static List<Message> of(Task task) {
    Task.Check check = task.check();
    String name =
        check == null
            ? ""
            : "\n\nName the function @%s; its signature is %s."
                .formatted(check.function(), check.signature());
    return List.of(
        Message.system(Resource.text(TaskPrompt.class, "prompt.txt").strip()),
        Message.user(task.request().strip() + name));
  }
}
