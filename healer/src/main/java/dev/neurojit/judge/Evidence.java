package dev.neurojit.judge;

import dev.neurojit.sim.Trajectory;
import dev.neurojit.sim.planar.PlanarFlight;
import dev.neurojit.sim.planar.PlanarState;
import java.util.List;
import java.util.Locale;

/** What was seen of a program that ran. */
public sealed interface Evidence {
  /** Returns it in one line. */
  String line();

  /** A lander's flight. */
  record Flight(Trajectory trajectory) implements Evidence {
    @Override
    public String line() {
      return trajectory.outcome().describe();
    }
  }

  /** A lander's flight in a plane. */
  record Planar(PlanarFlight flight) implements Evidence {
    @Override
    public String line() {
      return flight.outcome().describe() + ", " + where();
    }

    /** Returns the end beside the vertical figures: place, drift, lean, turn. */
    public String where() {
      PlanarState end = flight.end();
      return String.format(
          Locale.ROOT,
          "%.1f m from the pad's centre, drifting at %.2f m/s, leaning %.3f rad, turning at %.3f"
              + " rad/s",
          end.x(),
          end.vx(),
          end.attitude(),
          end.rate());
    }
  }

  /**
   * A function's answers.
   *
   * @param right how many were right
   * @param asked how many were asked for
   * @param mistakes the first wrong ones
   */
  record Answers(int right, int asked, List<Mistake> mistakes) implements Evidence {
    public Answers {
      mistakes = List.copyOf(mistakes);
    }

    @Override
    public String line() {
      String share = right == asked ? "all " + asked : right + " of " + asked;
      return share
          + (asked == 1 ? " answer is right" : " answers are right")
          + (mistakes.isEmpty() ? "" : "; " + mistakes.getFirst().line());
    }
  }

  /**
   * A wrong answer: the counterexample that can be called again.
   *
   * @param call for example {@code f(1, 2)}
   * @param got the answer, or what went wrong
   * @param expected the right answer
   */
  record Mistake(String call, String got, String expected) {
    /** Returns the mistake in one line. */
    public String line() {
      return call + " is " + expected + ", not " + got;
    }
  }

  /**
   * The time of a function whose answers are all right.
   *
   * @param nanos one call, in ns, the median of several rounds
   * @param before the same of the given program, measured in turns with this one
   */
  record Speed(double nanos, double before) implements Evidence {
    @Override
    public String line() {
      return String.format(
          Locale.ROOT,
          "%.1f ns a call, %.2f times as fast as the %.1f ns of the given program",
          nanos,
          before / nanos,
          before);
    }
  }
}
