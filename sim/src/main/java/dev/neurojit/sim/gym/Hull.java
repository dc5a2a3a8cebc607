package dev.neurojit.sim.gym;

/**
 * The lander as one rigid body: the published outline and density, the legs' masses at the feet.
 * Its origin is that of the outline; velocities are of the centre of mass.
 */
final class Hull {
  private static final double SCALE = 30;
  private static final double DENSITY = 5;
  private static final double LEG_MASS = 4 * 16 / (SCALE * SCALE);

  /** The corners, anticlockwise. */
  static final double[][] CORNERS = {
    {17 / SCALE, -10 / SCALE},
    {17 / SCALE, 0},
    {14 / SCALE, 17 / SCALE},
    {-14 / SCALE, 17 / SCALE},
    {-17 / SCALE, 0},
    {-17 / SCALE, -10 / SCALE}
  };

  /** Where the legs end when their motors hold them at the inner limit of 0.4 rad: left, right. */
  static final double[][] FEET = {{-0.952, -0.539}, {0.952, -0.539}};

  static final double MASS;
  static final double INERTIA;

  /** Of the centre of mass above the origin. */
  static final double CENTRE;

  static {
    double area = 0;
    double moment = 0;
    double second = 0;
    for (int i = 0; i < CORNERS.length; i++) {
      double[] a = CORNERS[i];
      double[] b = CORNERS[(i + 1) % CORNERS.length];
      double cross = a[0] * b[1] - b[0] * a[1];
      area += cross / 2;
      moment += cross * (a[1] + b[1]) / 6;
      second +=
          cross
              * (a[0] * a[0] + a[0] * b[0] + b[0] * b[0] + a[1] * a[1] + a[1] * b[1] + b[1] * b[1])
              / 12;
    }
    double[] foot = FEET[1];
    MASS = DENSITY * area + 2 * LEG_MASS;
    CENTRE = (DENSITY * moment + 2 * LEG_MASS * foot[1]) / MASS;
    double about = DENSITY * second + 2 * LEG_MASS * (foot[0] * foot[0] + foot[1] * foot[1]);
    INERTIA = about - MASS * CENTRE * CENTRE;
  }

  private double x;
  private double y;
  private double vx;
  private double vy;
  private double angle;
  private double rate;

  Hull(double originX, double originY) {
    x = originX;
    y = originY + CENTRE;
  }

  /** A corner or a foot where it is now. */
  double[] place(double[] ofBody) {
    double up = ofBody[1] - CENTRE;
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    return new double[] {x + ofBody[0] * cosine - up * sine, y + ofBody[0] * sine + up * cosine};
  }

  /** How fast a place moves with the body: to the right, upwards. */
  double[] velocityAt(double[] place) {
    return new double[] {vx - rate * (place[1] - y), vy + rate * (place[0] - x)};
  }

  /** Pushes at a place. */
  void push(double[] place, double impulseX, double impulseY) {
    vx += impulseX / MASS;
    vy += impulseY / MASS;
    rate += ((place[0] - x) * impulseY - (place[1] - y) * impulseX) / INERTIA;
  }

  /** Pushes at the centre. */
  void push(double impulseX, double impulseY) {
    vx += impulseX / MASS;
    vy += impulseY / MASS;
  }

  /** Moves on; the velocity is the new one already. */
  void move(double span) {
    x += span * vx;
    y += span * vy;
    angle += span * rate;
  }

  double vx() {
    return vx;
  }

  double vy() {
    return vy;
  }

  double angle() {
    return angle;
  }

  double rate() {
    return rate;
  }

  /** The origin, as observations have it. */
  double[] origin() {
    return place(new double[] {0, 0});
  }
}
