package dev.neurojit.mlir;

/** How bad MLIR finds it. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE,
  REMARK;

  /** From the numbers of MlirDiagnosticSeverity. */
  static Severity of(int number) {
    return switch (number) {
      case 0 -> ERROR;
      case 1 -> WARNING;
      case 2 -> NOTE;
      case 3 -> REMARK;
      default -> throw new IllegalArgumentException("no diagnostic severity " + number);
    };
  }
}
