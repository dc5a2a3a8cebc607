// The lander of dev.neurojit.sim with the controller of SimBenchmark, by hand in C: the peer of
// `./dev bench sim`. Reads scenarios (11 doubles each: altitude, velocity, fuel, gravity, dry mass,
// maximum thrust, least throttle, maximum flow, step, ceiling, steps) and prints the control steps
// flown, the CPU seconds they took, and the sum of the touchdown speeds.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  double altitude, velocity, fuel, gravity, mass, maxThrust, least, maxFlow, step, ceiling, steps;
} Start;

typedef struct {
  double altitude, velocity, fuel, gravity, mass, thrust, flow;
} Leg;

static double acceleration(const Leg *leg, double after) {
  return leg->thrust / (leg->mass + (leg->fuel - leg->flow * after)) - leg->gravity;
}

static double altitudeAfter(const Leg *leg, double span) {
  double weighted = acceleration(leg, 0) + 2 * acceleration(leg, 0.5 * span);
  return leg->altitude + span * (leg->velocity + span * weighted / 6);
}

static double velocityAfter(const Leg *leg, double span) {
  double weighted =
      acceleration(leg, 0) + 4 * acceleration(leg, 0.5 * span) + acceleration(leg, span);
  return leg->velocity + span * weighted / 6;
}

static void touchDown(Leg *leg, double below) {
  double above = 0;
  for (int i = 0; i < 53; i++) {
    double middle = 0.5 * (above + below);
    if (altitudeAfter(leg, middle) > 0)
      above = middle;
    else
      below = middle;
  }
  leg->velocity = velocityAfter(leg, below);
  leg->fuel = fmax(0, leg->fuel - leg->flow * below);
  leg->altitude = 0;
}

static int grazes(Leg *leg, double rising) {
  double falling = 0;
  for (int i = 0; i < 53; i++) {
    double middle = 0.5 * (falling + rising);
    if (velocityAfter(leg, middle) < 0)
      falling = middle;
    else
      rising = middle;
  }
  if (altitudeAfter(leg, falling) > 0)
    return 0;
  touchDown(leg, falling);
  return 1;
}

static int fly(Leg *leg, double span) {
  double altitude = altitudeAfter(leg, span);
  double velocity = velocityAfter(leg, span);
  if (altitude <= 0) {
    touchDown(leg, span);
    return 1;
  }
  if (leg->velocity < 0 && velocity > 0 && grazes(leg, span))
    return 1;
  leg->altitude = altitude;
  leg->velocity = velocity;
  leg->fuel = fmax(0, leg->fuel - leg->flow * span);
  return 0;
}

static float controller(float altitude, float velocity) {
  float target = altitude * -0.05f + -1.0f;
  return (target - velocity) * 0.8f;
}

static double run(const Start *start, long *flown) {
  Leg leg = {start->altitude, start->velocity, start->fuel, start->gravity, start->mass, 0, 0};
  for (long i = 0; i < (long)start->steps; i++) {
    double asked = controller((float)leg.altitude, (float)leg.velocity);
    ++*flown;
    if (isnan(asked))
      return 0;
    double throttle = leg.fuel > 0 ? fmax(start->least, fmin(1, asked)) : 0;
    leg.thrust = throttle * start->maxThrust;
    leg.flow = throttle * start->maxFlow;
    if (leg.flow * start->step <= leg.fuel) {
      if (fly(&leg, start->step))
        return -leg.velocity;
    } else {
      double powered = leg.fuel / leg.flow;
      if (fly(&leg, powered))
        return -leg.velocity;
      leg.fuel = leg.thrust = leg.flow = 0;
      if (fly(&leg, start->step - powered))
        return -leg.velocity;
    }
    if (leg.altitude > start->ceiling)
      return 0;
  }
  return 0;
}

int main(int count, char **arguments) {
  FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
  if (!file)
    return 2;
  static Start starts[100000];
  size_t flights = fread(starts, sizeof(Start), 100000, file);
  long flown = 0;
  double speeds = 0;
  clock_t begin = clock();
  for (size_t i = 0; i < flights; i++)
    speeds += run(&starts[i], &flown);
  printf("%ld %.6f %.9f\n", flown, (double)(clock() - begin) / CLOCKS_PER_SEC, speeds);
}
