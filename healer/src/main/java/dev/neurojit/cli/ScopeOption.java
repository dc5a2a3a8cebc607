package dev.neurojit.cli;

import dev.neurojit.analytics.Scope;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which programs analytics speaks. */
final class ScopeOption {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was written since: 2026-11-23, 2026-11-23T14:00 (UTC), or 7d.")
  private @Nullable String since;

  @Option(names = "--model", paramLabel = "NAME", description = "Only what this model wrote.")
  private @Nullable String model;

  @Option(names = "--corpora", description = "Only what was ingested, no runs.")
  private boolean corpora;

  /** Returns whether runs are of no interest. */
  boolean corporaOnly() {
    return corpora;
  }

  /** Returns what was asked for. */
  Scope scope() throws InputException {
    return new Scope(
        since == null ? Optional.empty() : Optional.of(time(since)),
        Optional.ofNullable(model),
        corpora ? Scope.Origin.CORPORA : Scope.Origin.ANY);
  }

  private static LocalDateTime time(String text) throws InputException {
    Matcher days = DAYS.matcher(text);
    try {
      if (days.matches()) {
        return LocalDateTime.now(Clock.systemUTC()).minusDays(Long.parseLong(days.group(1)));
      }
      return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
    } catch (DateTimeException e) {
      throw new InputException(
          "--since: '" + text + "' is no time", "expected 2026-11-23, 2026-11-23T14:00 or 7d");
    }
  }
}
