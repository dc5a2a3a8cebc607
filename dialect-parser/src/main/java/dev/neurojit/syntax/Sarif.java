package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes findings as SARIF 2.1.0 (OASIS), which code hosts and editors read: one run, one result a
 * finding, patches as fixes. Columns count UTF-16 code units from 1.
 */
public final class Sarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private Sarif() {}

  /** A source and what was found in it. */
  public record File(Source source, List<Diagnostic> findings) {
    public File {
      findings = List.copyOf(findings);
    }
  }

  /** Returns the findings of several files as one JSON text. */
  public static String of(List<File> files) {
    TreeSet<String> codes = new TreeSet<>();
    List<String> results = new ArrayList<>();
    for (File file : files) {
      for (Diagnostic finding : file.findings()) {
        codes.add(finding.code());
        results.add(result(file.source(), finding));
      }
    }
    String rules =
        Json.array(codes.stream().map(code -> Json.object("id", Json.text(code))).toList());
    String driver = Json.object("name", Json.text("neurojitc"), "rules", rules);
    String run =
        Json.object(
            "tool",
            Json.object("driver", driver),
            "columnKind",
            Json.text("utf16CodeUnits"),
            "results",
            Json.array(results));
    return Json.object(
        "$schema",
        Json.text(SCHEMA),
        "version",
        Json.text("2.1.0"),
        "runs",
        Json.array(List.of(run)));
  }

  private static String result(Source source, Diagnostic finding) {
    String help =
        finding.help().map(text -> finding.message() + "; " + text).orElse(finding.message());
    List<String> notes = new ArrayList<>();
    for (Note note : finding.notes()) {
      Span at = note.span();
      String place = location(source, at == null ? finding.span() : at);
      notes.add(
          place.substring(0, place.length() - 1) + ",\"message\":" + message(note.message()) + "}");
    }
    List<String> fixes =
        finding.patches().stream()
            .filter(patch -> patch.applicability() != Applicability.DISPLAY_ONLY)
            .map(patch -> fix(source, patch))
            .toList();
    return Json.object(
        "ruleId",
        Json.text(finding.code()),
        "level",
        Json.text(level(finding.severity())),
        "message",
        message(help),
        "locations",
        Json.array(List.of(location(source, finding.span()))),
        "relatedLocations",
        Json.array(notes),
        "fixes",
        Json.array(fixes));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HELP -> "note";
    };
  }

  private static String message(String text) {
    return Json.object("text", Json.text(text));
  }

  private static String location(Source source, Span span) {
    return Json.object(
        "physicalLocation",
        Json.object("artifactLocation", artifact(source), "region", region(source, span)));
  }

  private static String artifact(Source source) {
    return Json.object("uri", Json.text(uri(source.name())));
  }

  private static String region(Source source, Span span) {
    Position start = source.positionAt(span.start());
    Position end = source.positionAt(span.end());
    return Json.object(
        "startLine",
        Integer.toString(start.line()),
        "startColumn",
        Integer.toString(start.column()),
        "endLine",
        Integer.toString(end.line()),
        "endColumn",
        Integer.toString(end.column()));
  }

  private static String fix(Source source, Patch patch) {
    List<String> replacements =
        patch.edits().stream()
            .map(edit ->
                Json.object(
                    "deletedRegion",
                    region(source, edit.span()),
                    "insertedContent",
                    message(edit.replacement())))
            .toList();
    String change =
        Json.object("artifactLocation", artifact(source), "replacements", Json.array(replacements));
    return Json.object(
        "description", message(patch.title()), "artifactChanges", Json.array(List.of(change)));
  }

  /** A path as a relative reference: what a URI may not hold is escaped. */
  private static String uri(String name) {
    StringBuilder uri = new StringBuilder();
    for (byte b : name.replace('\\', '/').getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      uri.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return uri.toString();
  }
}
