package dev.neurojit.mlir;

import java.util.Map;

/** What a pass may say while it runs. */
public final class PassRun {
  private final Map<PassStatistic.Key, Long> statistics;
  private final String pass;
  private boolean failed;

  PassRun(String pass, Map<PassStatistic.Key, Long> statistics) {
    this.pass = pass;
    this.statistics = statistics;
  }

  /** Adds to a statistic of the pass; see {@link Pipeline#statistics}. */
  public void count(String statistic, long more) {
    statistics.merge(new PassStatistic.Key(pass, statistic), more, Long::sum);
  }

  /** Reports an error and fails the pass, which goes on until it returns. */
  public void fail(Operation at, String message) {
    failed = true;
    report(Severity.ERROR, at, message);
  }

  public void warn(Operation at, String message) {
    report(Severity.WARNING, at, message);
  }

  public void remark(Operation at, String message) {
    report(Severity.REMARK, at, message);
  }

  boolean isFailed() {
    return failed;
  }

  private static void report(Severity severity, Operation at, String message) {
    at.locationAttr().report(severity, message);
  }
}
