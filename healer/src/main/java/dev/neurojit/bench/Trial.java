package dev.neurojit.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial that is over.
 *
 * @param at when, ISO 8601
 * @param version of NeuroJIT
 * @param arm who made the program: the arm's name
 * @param model SHA-256 of the model's file; null where it has none
 * @param program name of the program, or id of the task
 * @param number of the trial in its cell, from 1
 * @param seed of sampler and tuner
 * @param context positions of the model's context (n_ctx)
 * @param end how its process ended
 * @param phase in which it ended
 * @param problem how it died, one line; empty if it did not
 * @param usage of the process
 * @param answer of the model; null for baselines and where none came
 * @param looks at the program by treatment; those it did not come to are missing
 */
public record Trial(
    String at,
    String version,
    String arm,
    @Nullable String model,
    String program,
    int number,
    long seed,
    int context,
    End end,
    Phase phase,
    String problem,
    Usage usage,
    @Nullable Answer answer,
    Map<Treatment, Look> looks)
    implements Entry {
  public Trial {
    looks = Map.copyOf(looks);
  }

  /** How a trial's process ended. */
  public enum End {
    /** By itself: everything was judged. */
    FINISHED,
    /** By a signal, or with a code that means a defect. */
    CRASHED,
    /** For lack of memory. */
    OUT_OF_MEMORY,
    /** By its supervisor, for taking too long. */
    TIMED_OUT
  }

  /** What a trial is a trial of. */
  public record Key(String arm, String program, int number) {}

  /** Returns what it is a trial of. */
  public Key key() {
    return new Key(arm, program, number);
  }

  /** Returns whether it says something of the model; if not, it is tried again. */
  public boolean isVerdict() {
    return fate(Treatment.WRITTEN).isVerdict();
  }

  /** Returns how far it came under a treatment. */
  public Fate fate(Treatment treatment) {
    Look look = looks.get(treatment);
    if (look != null) {
      return look.fate();
    }
    Fate unanswered = answer == null ? null : answer.fate();
    return unanswered == null ? phase.fate() : unanswered;
  }

  /** Returns the outcome, the first error or the problem under a treatment, one line. */
  public String line(Treatment treatment) {
    Look look = looks.get(treatment);
    if (look != null) {
      return look.line();
    }
    return answer == null || answer.problem().isEmpty() ? problem : answer.problem();
  }
}
