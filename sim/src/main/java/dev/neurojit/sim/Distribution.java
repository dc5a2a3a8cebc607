package dev.neurojit.sim;

/** How a figure of a scenario is spread over the flights of a run. */
public sealed interface Distribution {
  /** The figure that a flight without dispersions has: the mean. */
  double centre();

  /** The least figure that can be drawn. */
  double low();

  /** The greatest figure that can be drawn. */
  double high();

  /** The figure below which lies the share {@code uniform} of all, 0 to 1. */
  double at(double uniform);

  /** Always the same. */
  record Fixed(double value) implements Distribution {
    @Override
    public double centre() {
      return value;
    }

    @Override
    public double low() {
      return value;
    }

    @Override
    public double high() {
      return value;
    }

    @Override
    public double at(double uniform) {
      return value;
    }
  }

  /** Normal, cut at 4 standard deviations either side. */
  record Normal(double mean, double deviation) implements Distribution {
    @Override
    public double centre() {
      return mean;
    }

    @Override
    public double low() {
      return mean - Gauss.CUT * deviation;
    }

    @Override
    public double high() {
      return mean + Gauss.CUT * deviation;
    }

    @Override
    public double at(double uniform) {
      return mean + Gauss.at(uniform) * deviation;
    }
  }

  /** Even between two figures. */
  record Uniform(double low, double high) implements Distribution {
    @Override
    public double centre() {
      return 0.5 * (low + high);
    }

    @Override
    public double at(double uniform) {
      return low + uniform * (high - low);
    }
  }
}
