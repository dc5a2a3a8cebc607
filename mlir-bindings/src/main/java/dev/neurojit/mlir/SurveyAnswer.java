package dev.neurojit.mlir;

import java.util.List;

/** What MLIR makes of a text. */
public sealed interface SurveyAnswer {
  /** It parses and verifies; the operations are in the order of the text. */
  record Valid(List<SurveyedOperation> operations) implements SurveyAnswer {
    public Valid {
      operations = List.copyOf(operations);
    }
  }

  /** It parses but does not verify. */
  record Invalid(List<SurveyedOperation> operations) implements SurveyAnswer {
    public Invalid {
      operations = List.copyOf(operations);
    }
  }

  /** It does not parse: the first error, with its line and column in bytes, 0 if it has none. */
  record Rejected(int line, int column, String message) implements SurveyAnswer {}

  /** It kills MLIR, or takes more than 10 seconds of CPU. */
  record Killed(String cause) implements SurveyAnswer {}

  /** Reads an answer of {@code neurojit-survey}, which documents the form. */
  static SurveyAnswer read(int outcome, String report) {
    return switch (outcome) {
      case 0 -> new Valid(operations(report));
      case 1 -> new Invalid(operations(report));
      case 2 -> rejected(report.split("\t", 3));
      default -> new Killed(report.substring(report.lastIndexOf('\t') + 1));
    };
  }

  private static List<SurveyedOperation> operations(String report) {
    return report.lines().map(SurveyedOperation::read).toList();
  }

  private static Rejected rejected(String[] parts) {
    return parts.length < 3
        ? new Rejected(0, 0, "rejected without a word")
        : new Rejected(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }
}
