package dev.neurojit.reduce;

import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether a text shows what has to stay, with no more effort than that takes. */
public final class Examination implements Predicate<Source> {
  private final List<String> wanted;
  private final List<Condition> conditions;
  private final Function<Source, Symptoms> way;

  private Examination(
      List<String> wanted, List<Condition> conditions, Function<Source, Symptoms> way) {
    this.wanted = wanted;
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
    List<Condition> conditions = wanted.stream().map(Condition::parse).toList();
    boolean lowering = wanted.contains("stage=lower") || wanted.contains("verdict=unlowered");
    Symptoms shown = lowering ? Symptoms.lowered(source) : Symptoms.inChild(source);
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(shown)) {
        throw new NotShown(wanted.get(i), shown.describe());
      }
    }
    List<String> words = new ArrayList<>(wanted);
    if (conditions.isEmpty()) {
      Condition telling =
          Condition.mostTelling(shown)
              .orElseThrow(() -> new NotShown("anything wrong", shown.describe()));
      conditions = List.of(telling);
      words.add(telling.toString());
    }
    return new Examination(words, conditions, way(shown, lowering));
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
    return String.join(", ", wanted);
  }

  @Override
  public boolean test(Source source) {
    Symptoms symptoms = way.apply(source);
    return conditions.stream().allMatch(condition -> condition.holds(symptoms));
  }
}
