package dev.neurojit.reduce;

import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether a text shows what has to stay, with no more effort than that takes. */
public final class Examination implements Predicate<Source> {
  private final List<Condition> conditions;
  private final Function<Source, Symptoms> way;

  private Examination(List<Condition> conditions, Function<Source, Symptoms> way) {
    this.conditions = conditions;
    this.way = way;
  }

  /** The given text does not show what was asked for. */
  public static final class NotShown extends Exception {
    private static final long serialVersionUID = 1;
    private final String wanted;
    private final String shown;

    NotShown(String wanted, String shown) {
      super(wanted);
      this.wanted = wanted;
      this.shown = shown;
    }

    /** Returns the first condition that does not hold. */
    public String wanted() {
      return wanted;
    }

    /** Returns what the text shows instead, in lines. */
    public String shown() {
      return shown;
    }
  }

  /**
   * Returns the examination for a text.
   *
   * @param wanted conditions as the command line has them; none stands for the most telling one
   * @throws IllegalArgumentException if one of them is no condition
   * @throws NotShown if the text does not show one of them
   */
  public static Examination of(Source source, List<String> wanted) throws NotShown {
    List<Condition> conditions = wanted.stream().map(ConditionText::parse).toList();
    boolean lowering = conditions.stream().anyMatch(Condition::asksForLowering);
    Symptoms shown = examined(source, lowering);
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(shown)) {
        throw new NotShown(wanted.get(i), shown.describe());
      }
    }
    List<Condition> kept =
        conditions.isEmpty()
            ? List.of(
                Condition.mostTelling(shown)
                    .orElseThrow(() -> new NotShown("anything wrong", shown.describe())))
            : conditions.stream().map(each -> each.shownBy(shown)).toList();
    return new Examination(kept, way(shown, lowering));
  }

  private static Symptoms examined(Source source, boolean lowering) {
    Symptoms shown = Symptoms.inChild(source);
    return lowering && shown.verdict() == Symptoms.Outcome.VALID ? Symptoms.lowered(source) : shown;
  }

  private static Function<Source, Symptoms> way(Symptoms shown, boolean lowering) {
    return switch (shown.verdict()) {
      case CRASH, TIMEOUT -> Symptoms::inChild;
      case UNLOWERED -> Symptoms::lowered;
      case VALID, INVALID -> lowering ? Symptoms::lowered : Symptoms::of;
    };
  }

  /** Returns what is kept, in the command line's words. */
  public String kept() {
    return conditions.stream().map(Condition::toString).collect(Collectors.joining(", "));
  }

  @Override
  public boolean test(Source source) {
    Symptoms symptoms = way.apply(source);
    return conditions.stream().allMatch(condition -> condition.holds(symptoms));
  }
}
