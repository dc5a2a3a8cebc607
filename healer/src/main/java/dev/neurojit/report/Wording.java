package dev.neurojit.report;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.certify.Rate;
import dev.neurojit.report.chart.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How reports say figures. */
final class Wording {
  private static final double GIB = 1L << 30;
  private static final double MIB = 1L << 20;

  /** The treatments' colours. */
  static final List<Block.Legend> TREATMENTS =
      Arrays.stream(Treatment.values())
          .map(each -> new Block.Legend(tone(each).style(), each.label()))
          .toList();

  private Wording() {}

  static Tone tone(Treatment treatment) {
    return switch (treatment) {
      case WRITTEN -> Tone.FIRST;
      case REPAIRED -> Tone.SECOND;
      case TUNED -> Tone.THIRD;
    };
  }

  static Tone tone(Fate fate) {
    return switch (fate) {
      case LANDED -> Tone.GOOD;
      case HARD -> Tone.WARN;
      case UNSERVED, NO_LOAD, NO_REPLY, NO_OP -> Tone.FAINT;
      default -> Tone.BAD;
    };
  }

  /** Returns a fate's word with its tone. */
  static String badge(Fate fate) {
    return "[[" + fate.label() + "|" + tone(fate).style() + "]]";
  }

  /** Returns for example {@code 55 % (34–74)}. */
  static String rate(Rate rate) {
    return String.format(
        Locale.ROOT,
        "%.0f %% (%.0f–%.0f)",
        100 * rate.share(),
        100 * rate.low(),
        100 * rate.high());
  }

  /** Returns a figure in three digits, {@code –} for what is no number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String form =
        size == 0 ? "%.0f" : size < 1 ? "%.3f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, form, value);
  }

  static String bytes(long bytes) {
    return bytes >= GIB
        ? String.format(Locale.ROOT, "%.2f GiB", bytes / GIB)
        : String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
  }

  static String probability(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** Returns a sentence for each model that was not always served. */
  static List<String> unserved(Experiment experiment) {
    return experiment.models().stream()
        .filter(arm -> !experiment.unserved(arm).isEmpty())
        .map(arm ->
            "`%s`: %s not served, the last for this: %s. They are in no rate and run again next time."
                .formatted(
                    arm.arm(),
                    count(experiment.unserved(arm).size(), "trial"),
                    experiment.unserved(arm).getLast().line(Treatment.WRITTEN)))
        .toList();
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
