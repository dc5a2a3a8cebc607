package dev.neurojit.bench;

import java.util.List;

/**
 * The command was started: everything that its trials have in common.
 *
 * @param format {@value #FORMAT}
 * @param at when, ISO 8601
 * @param version of NeuroJIT
 * @param mlir version of the native library
 * @param llama version of llama.cpp
 * @param machine that the trials run on
 * @param settings of the trials
 * @param arms baselines and models
 * @param subjects programs or tasks
 */
public record Session(
    String format,
    String at,
    String version,
    String mlir,
    String llama,
    Machine machine,
    Settings settings,
    List<ModelCard> arms,
    List<Subject> subjects)
    implements Entry {
  /** The format of this version. */
  public static final String FORMAT = "neurojit-bench/1";

  public Session {
    arms = List.copyOf(arms);
    subjects = List.copyOf(subjects);
  }

  /** A program or task: its name and the SHA-256 of its text. */
  public record Subject(String name, String sha256) {}
}
