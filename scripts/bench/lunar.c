// Gymnasium's LunarLander (continuous, no wind) with the contract of dev.neurojit.sim.gym, in C: the
// peer of `./dev bench sim` that steps as Gymnasium does, an episode after the other. It is that
// package line by line, with another generator of random numbers, and with the controller of
// examples/lunarlander.mlir. Argument: how many episodes. Prints the steps flown, the CPU seconds
// they took, and the mean score.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SCALE 30.0
#define WIDTH 20.0
#define HEIGHT (400 / SCALE)
#define PAD (HEIGHT / 4)
#define CHUNKS 11
#define STEPS 1000
#define PARTS 20
static const double step = 1.0 / 50;

static const double corners[6][2] = {{17 / SCALE, -10 / SCALE}, {17 / SCALE, 0},
                                     {14 / SCALE, 17 / SCALE},  {-14 / SCALE, 17 / SCALE},
                                     {-17 / SCALE, 0},          {-17 / SCALE, -10 / SCALE}};
static const double feet[2][2] = {{-0.952, -0.539}, {0.952, -0.539}};

static double mass, inertia, centre, friction;

typedef struct {
  double x, y, vx, vy, angle, rate;
  double heights[CHUNKS];
  int touching[2];
  int stepsStill;
  uint64_t seed;
} Lander;

typedef struct {
  float x, y, vx, vy, angle, rate, left, right;
} Seen;

static double uniform(Lander *lander) { // splitmix64
  uint64_t z = lander->seed += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return ((z ^ z >> 31) >> 11) * 0x1p-53;
}

static void weigh(void) {
  double area = 0, moment = 0, second = 0, leg = 4 * 16 / (SCALE * SCALE);
  for (int i = 0; i < 6; i++) {
    const double *a = corners[i], *b = corners[(i + 1) % 6];
    double cross = a[0] * b[1] - b[0] * a[1];
    area += cross / 2;
    moment += cross * (a[1] + b[1]) / 6;
    second += cross *
              (a[0] * a[0] + a[0] * b[0] + b[0] * b[0] + a[1] * a[1] + a[1] * b[1] + b[1] * b[1]) /
              12;
  }
  const double *foot = feet[1];
  mass = 5 * area + 2 * leg;
  centre = (5 * moment + 2 * leg * foot[1]) / mass;
  inertia = 5 * second + 2 * leg * (foot[0] * foot[0] + foot[1] * foot[1]) - mass * centre * centre;
  friction = sqrt(0.2 * 0.1);
}

static void place(const Lander *lander, double ofBodyX, double ofBodyY, double *at) {
  double up = ofBodyY - centre, sine = sin(lander->angle), cosine = cos(lander->angle);
  at[0] = lander->x + ofBodyX * cosine - up * sine;
  at[1] = lander->y + ofBodyX * sine + up * cosine;
}

static void push(Lander *lander, const double *at, double x, double y) {
  lander->vx += x / mass;
  lander->vy += y / mass;
  lander->rate += ((at[0] - lander->x) * y - (at[1] - lander->y) * x) / inertia;
}

static double heightAt(const Lander *lander, double x) {
  double chunk = fmax(0, fmin(CHUNKS - 1.0, x / WIDTH * (CHUNKS - 1)));
  int left = chunk < CHUNKS - 2 ? (int)chunk : CHUNKS - 2;
  double part = chunk - left;
  return lander->heights[left] * (1 - part) + lander->heights[left + 1] * part;
}

static void reset(Lander *lander, uint64_t seed) {
  *lander = (Lander){.x = WIDTH / 2, .y = HEIGHT + centre, .seed = seed};
  double rough[CHUNKS + 1];
  for (int i = 0; i <= CHUNKS; i++)
    rough[i] = HEIGHT / 2 * uniform(lander);
  for (int i = CHUNKS / 2 - 2; i <= CHUNKS / 2 + 2; i++)
    rough[i] = PAD;
  for (int i = 0; i < CHUNKS; i++)
    lander->heights[i] = 0.33 * (rough[(i + CHUNKS) % (CHUNKS + 1)] + rough[i] + rough[i + 1]);
  lander->vx += 1000 * (2 * uniform(lander) - 1) * step / mass;
  lander->vy += 1000 * (2 * uniform(lander) - 1) * step / mass;
}

static double mainPower(double asked) { return asked > 0 ? (fmin(1, asked) + 1) / 2 : 0; }

static double sidePower(double asked) {
  double size = fmin(1, fabs(asked));
  return size > 0.5 ? size : 0;
}

static void fire(Lander *lander, double mainAsked, double lateral) {
  double along = (2 * uniform(lander) - 1) / SCALE, across = (2 * uniform(lander) - 1) / SCALE;
  double sine = sin(lander->angle), cosine = cos(lander->angle), origin[2];
  place(lander, 0, 0, origin);
  double power = 13 * mainPower(mainAsked);
  if (power > 0) {
    double ox = sine * (4 / SCALE + 2 * along) - cosine * across;
    double oy = -cosine * (4 / SCALE + 2 * along) - sine * across;
    push(lander, (double[]){origin[0] + ox, origin[1] + oy}, -ox * power, -oy * power);
  }
  power = 0.6 * sidePower(lateral);
  if (power > 0) {
    double way = 3 * across + (lateral > 0 ? 12 / SCALE : -12 / SCALE);
    double ox = sine * along - cosine * way, oy = -cosine * along - sine * way;
    double at[] = {origin[0] + ox - sine * 17 / SCALE, origin[1] + oy + cosine * 14 / SCALE};
    push(lander, at, -ox * power, -oy * power);
  }
}

static void pushLegs(Lander *lander, double span) {
  for (int leg = 0; leg < 2; leg++) {
    double foot[2];
    place(lander, feet[leg][0], feet[leg][1], foot);
    double depth = heightAt(lander, foot[0]) - foot[1];
    lander->touching[leg] = depth >= 0;
    if (depth < 0)
      continue;
    double vx = lander->vx - lander->rate * (foot[1] - lander->y);
    double vy = lander->vy + lander->rate * (foot[0] - lander->x);
    double force = fmax(0, fmin(40 / 0.952, 2500 * depth - 600 * vy));
    double most = friction * force, drag = fmax(-most, fmin(most, -600 * vx));
    push(lander, foot, drag * span, force * span);
  }
}

static int move(Lander *lander, double mainAsked, double lateral) {
  fire(lander, mainAsked, lateral);
  double span = step / PARTS;
  int crashed = 0;
  for (int part = 0; part < PARTS; part++) {
    lander->vy += -10 * span;
    pushLegs(lander, span);
    lander->x += span * lander->vx;
    lander->y += span * lander->vy;
    lander->angle += span * lander->rate;
    for (int i = 0; i < 6 && !crashed; i++) {
      double at[2];
      place(lander, corners[i][0], corners[i][1], at);
      crashed = at[1] <= heightAt(lander, at[0]);
    }
  }
  return crashed;
}

static int rests(Lander *lander) {
  int still = hypot(lander->vx, lander->vy) < 0.01 && fabs(lander->rate) < 2 * M_PI / 180 &&
              (lander->touching[0] || lander->touching[1]);
  lander->stepsStill = still ? lander->stepsStill + 1 : 0;
  return lander->stepsStill >= 25;
}

static Seen observe(const Lander *lander) {
  double at[2];
  place(lander, 0, 0, at);
  double half = WIDTH / 2, tall = HEIGHT / 2;
  return (Seen){(at[0] - half) / half,      (at[1] - (PAD + 18 / SCALE)) / tall,
                lander->vx * half * step,   lander->vy * tall * step,
                lander->angle,              20 * lander->rate * step,
                lander->touching[0] ? 1 : 0, lander->touching[1] ? 1 : 0};
}

static double shaping(const Seen *seen) {
  return -100 * sqrt(seen->x * seen->x + seen->y * seen->y) -
         100 * sqrt(seen->vx * seen->vx + seen->vy * seen->vy) - 100 * fabs(seen->angle) +
         10 * seen->left + 10 * seen->right;
}

static void controller(const Seen *seen, float *mainAsked, float *lateral) {
  float wanted = fmaxf(fminf(seen->x * 0.5f + seen->vx, 0.4f), -0.4f);
  float turn = (wanted - seen->angle) * 0.5f - seen->rate;
  float fall = seen->vy * 0.5f;
  float climb = (fabsf(seen->x) * 0.55f - seen->y) * 0.5f - fall;
  int down = seen->left + seen->right > 0;
  *mainAsked = (down ? -fall : climb) * 20 - 1;
  *lateral = (down ? 0 : turn) * -20;
}

static double run(uint64_t seed, long *flown) {
  Lander lander;
  reset(&lander, seed);
  move(&lander, 0, 0);
  Seen seen = observe(&lander);
  double score = 0;
  for (int i = 1; i <= STEPS; i++) {
    float mainAsked, lateral;
    controller(&seen, &mainAsked, &lateral);
    ++*flown;
    int crashed = move(&lander, mainAsked, lateral);
    Seen next = observe(&lander);
    if (crashed || fabsf(next.x) >= 1)
      return score - 100;
    if (rests(&lander))
      return score + 100;
    score += shaping(&next) - shaping(&seen) - 0.3 * mainPower(mainAsked) -
             0.03 * sidePower(lateral);
    seen = next;
  }
  return score;
}

int main(int count, char **arguments) {
  long episodes = count > 1 ? atol(arguments[1]) : 1000, flown = 0;
  double scores = 0;
  weigh();
  clock_t begin = clock();
  for (long i = 0; i < episodes; i++)
    scores += run(0x1234567u + 0x5851F42D4C957F2Du * (uint64_t)i, &flown);
  printf("%ld %.6f %.3f\n", flown, (double)(clock() - begin) / CLOCKS_PER_SEC, scores / episodes);
}
