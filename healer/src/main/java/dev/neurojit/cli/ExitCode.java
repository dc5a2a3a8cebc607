package dev.neurojit.cli;

/** The exit codes of every command; README.md documents them. */
final class ExitCode {
  /** Healed; nothing to complain about. */
  static final int OK = 0;

  /** Not healed; findings. */
  static final int FINDINGS = 1;

  /** Wrong options, or an input that cannot be read. */
  static final int USAGE = 2;

  /** The machine lacks something: JDK, Debian packages, the native library, disk space. */
  static final int ENVIRONMENT = 3;

  /** A defect of NeuroJIT. */
  static final int BUG = 70;

  private ExitCode() {}
}
