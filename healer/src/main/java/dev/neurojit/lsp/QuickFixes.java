package dev.neurojit.lsp;

import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.jspecify.annotations.Nullable;

/** Patches as code actions: one for each finding in a range, and one for all safe repairs. */
final class QuickFixes {
  /** The kind of the action that applies all safe repairs. */
  static final String FIX_ALL = CodeActionKind.SourceFixAll + ".neurojit";

  private final Reports reports;
  private final Edits edits;

  QuickFixes(Reports reports, Edits edits) {
    this.reports = reports;
    this.edits = edits;
  }

  /**
   * Returns the actions for a range, safe ones first.
   *
   * @param only the kinds that are wanted; null for all
   */
  List<CodeAction> of(Snapshot snapshot, Span range, @Nullable List<String> only) {
    List<CodeAction> actions = new ArrayList<>();
    if (wants(only, CodeActionKind.QuickFix)) {
      actions.addAll(fixes(snapshot, range));
    }
    if (wants(only, FIX_ALL)) {
      actions.addAll(fixAll(snapshot));
    }
    return actions;
  }

  private List<CodeAction> fixes(Snapshot snapshot, Span range) {
    record Fix(Diagnostic found, Patch patch) {}
    return snapshot.findings().stream()
        .filter(found -> meets(found.span(), range))
        .flatMap(found -> found.patches().stream().map(patch -> new Fix(found, patch)))
        .filter(fix -> fix.patch().applicability() != Applicability.DISPLAY_ONLY)
        .sorted(Comparator.comparing(fix -> fix.patch().applicability()))
        .map(fix -> action(snapshot, fix.found(), fix.patch()))
        .toList();
  }

  private CodeAction action(Snapshot snapshot, Diagnostic found, Patch patch) {
    CodeAction action = new CodeAction(patch.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(reports.of(snapshot, found)));
    action.setIsPreferred(found.safePatch().filter(patch::equals).isPresent());
    action.setEdit(edits.of(snapshot, patch.edits()));
    return action;
  }

  /** One action with every safe repair that MLIR takes; none where there is nothing to do. */
  private List<CodeAction> fixAll(Snapshot snapshot) {
    if (snapshot.isTooLarge() || snapshot.findings().isEmpty()) {
      return List.of();
    }
    Source before = snapshot.source();
    Checkup.Report report = Checkup.repair(before);
    List<Edit> changed = Edits.between(before, report.program());
    if (changed.isEmpty()) {
      return List.of();
    }
    CodeAction action = new CodeAction("Apply all safe repairs (" + report.repairs().size() + ")");
    action.setKind(FIX_ALL);
    action.setEdit(edits.of(snapshot, changed));
    return List.of(action);
  }

  /** A kind is wanted if it or a prefix of it in front of a dot is named. */
  private static boolean wants(@Nullable List<String> only, String kind) {
    return only == null
        || only.stream()
            .anyMatch(it -> it.isEmpty() || kind.equals(it) || kind.startsWith(it + "."));
  }

  private static boolean meets(Span finding, Span range) {
    return finding.start() <= range.end() && range.start() <= finding.end();
  }
}
