package dev.neurojit.analytics;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Of which programs is spoken.
 *
 * @param since written at or after this time, UTC; those of no known time are left out then
 * @param model written by it
 * @param origin where they come from
 */
public record Scope(Optional<LocalDateTime> since, Optional<String> model, Origin origin) {
  /** Where programs come from. */
  public enum Origin {
    /** From runs and corpora. */
    ANY,
    /** From corpora alone. */
    CORPORA
  }

  /** Everything. */
  public static final Scope ALL = new Scope(Optional.empty(), Optional.empty(), Origin.ANY);

  /** Returns the statements that make the documented tables, of what is in this scope. */
  List<String> views() {
    String time =
        since.map(at -> "time >= " + Sql.quoted(at.toString()) + "::timestamp").orElse("true");
    String author = model.map(name -> "model = " + Sql.quoted(name)).orElse("true");
    String source =
        switch (origin) {
          case ANY -> "true";
          case CORPORA -> "run in (select run from data.runs where kind = 'corpus')";
        };
    String some = "where " + time + " and " + author + " and " + source;
    boolean all = equals(ALL);
    String ofPrograms = all ? "" : " semi join programs using (run, program)";
    return List.of(
        view("programs", "from data.programs " + some),
        view("calls", "from data.calls " + some),
        view("findings", "from data.findings" + ofPrograms),
        view("repairs", "from data.repairs" + ofPrograms),
        view("runs", "from data.runs" + (all ? "" : " semi join programs using (run)")),
        view("defects", "from data.defects"),
        view(
            "errors",
            "select f.*, p.author, p.model, p.prompt_version, p.time, p.place, p.written_valid, p.valid"
                + " from findings f join programs p using (run, program)"));
  }

  private static String view(String name, String query) {
    return "create or replace temp view " + name + " as " + query;
  }
}
