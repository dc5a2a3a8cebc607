package dev.neurojit.tasks;

import dev.neurojit.llm.grammar.FunctionForm;

/** What a constrained model may write for a task. */
public sealed interface TaskForm {
  /** One function of a grammar. */
  record Covered(FunctionForm form) implements TaskForm {}

  /** Anything: {@code why} tells what the grammar does not reach, one clause. */
  record Beyond(String why) implements TaskForm {}

  /**
   * Returns the form of a task. The function's header is the task's where it has a signature; else
   * any of scalar types and of the types that its request names.
   */
  static TaskForm of(Task task) {
    return TaskFormReader.read(task);
  }
}
