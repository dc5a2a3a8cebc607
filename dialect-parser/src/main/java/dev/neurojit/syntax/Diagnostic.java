package dev.neurojit.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A finding in a text.
 *
 * @param code {@code NJ###} for ours, {@code mlir} for a native one
 * @param severity how bad it is
 * @param span the place
 * @param message what is wrong, one line, no full stop
 * @param notes remarks with places of their own, such as "first defined here as i1"
 * @param help what to do, if there is more to say than the patches do
 * @param patches ways to mend it, the best first
 */
public record Diagnostic(
    String code,
    Severity severity,
    Span span,
    String message,
    List<Note> notes,
    Optional<String> help,
    List<Patch> patches) {
  public Diagnostic {
    notes = List.copyOf(notes);
    patches = List.copyOf(patches);
  }

  /** Returns an error without notes, help or patches. */
  public static Diagnostic error(String code, Span span, String message) {
    return new Diagnostic(
        code, Severity.ERROR, span, message, List.of(), Optional.empty(), List.of());
  }

  /** Returns this with a note added. */
  public Diagnostic note(Span at, String text) {
    return new Diagnostic(
        code, severity, span, message, plus(notes, new Note(at, text)), help, patches);
  }

  /** Returns this with a help text. */
  public Diagnostic help(String text) {
    return new Diagnostic(code, severity, span, message, notes, Optional.of(text), patches);
  }

  /** Returns this with a patch added, which ranks after the ones there are. */
  public Diagnostic patch(Patch patch) {
    return new Diagnostic(code, severity, span, message, notes, help, plus(patches, patch));
  }

  /**
   * Returns this with a safe patch of these edits added; without one where two of them touch the
   * same characters: the statement is torn, and what is meant is not clear.
   */
  public Diagnostic safely(String title, List<Edit> edits) {
    return Patch.areDisjoint(edits)
        ? patch(new Patch(title, edits, Applicability.SAFE, code))
        : this;
  }

  /** Returns this with a safe patch of one edit added. */
  public Diagnostic safely(String title, Edit edit) {
    return safely(title, List.of(edit));
  }

  /** Returns this with a patch of one edit added that a person or a judge has to choose. */
  public Diagnostic perhaps(String title, Edit edit) {
    return patch(new Patch(title, List.of(edit), Applicability.MAYBE_INCORRECT, code));
  }

  /** Returns the safe patch, if the best patch is one. */
  public Optional<Patch> safePatch() {
    return patches.stream()
        .findFirst()
        .filter(patch -> patch.applicability() == Applicability.SAFE);
  }

  private static <T> List<T> plus(List<T> list, T element) {
    return java.util.stream.Stream.concat(list.stream(), java.util.stream.Stream.of(element))
        .toList();
  }
}
