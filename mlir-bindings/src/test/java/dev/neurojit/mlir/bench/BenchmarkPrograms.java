package dev.neurojit.mlir.bench;

/** What is measured: a function of 30 lines and a module of 10,000 operations. */
final class BenchmarkPrograms {
  static final String SMALL =
      """
      // A lander's controller: as fast downwards as the engine can still stop.
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %gravity = arith.constant 1.62 : f32
        %two = arith.constant 2.0 : f32
        %zero = arith.constant 0.0 : f32
        %one = arith.constant 1.0 : f32
        %kp = arith.constant 0.35 : f32
        %margin = arith.constant 0.8 : f32
        %g2 = arith.mulf %gravity, %two : f32
        %e = arith.mulf %g2, %altitude : f32
        %safe = arith.maximumf %e, %zero : f32
        %root = math.sqrt %safe : f32
        %limit = arith.mulf %root, %margin : f32
        %target = arith.negf %limit : f32
        %error = arith.subf %target, %velocity : f32
        %raw = arith.mulf %error, %kp : f32
        %bias = arith.constant 0.1 : f32
        %more = arith.addf %raw, %bias : f32
        %falling = arith.cmpf olt, %velocity, %zero : f32
        %throttle = scf.if %falling -> (f32) {
          %low = arith.maximumf %more, %zero : f32
          %high = arith.minimumf %low, %one : f32
          scf.yield %high : f32
        } else {
          %none = arith.minimumf %zero, %one : f32
          scf.yield %none : f32
        }
        return %throttle : f32
      }
      """;

  static final String LARGE = large();

  private BenchmarkPrograms() {}

  private static String large() {
    StringBuilder text = new StringBuilder();
    for (int f = 0; f < 100; f++) {
      text.append("func.func @f%d(%%x: f32, %%y: f32) -> f32 {\n".formatted(f));
      text.append("  %c0 = arith.constant 0.5 : f32\n  %v0 = arith.addf %x, %c0 : f32\n");
      for (int i = 1; i < 49; i++) {
        text.append("  %%c%d = arith.constant %d.5 : f32\n".formatted(i, i));
        text.append("  %%v%d = arith.mulf %%v%d, %%c%d : f32\n".formatted(i, i - 1, i));
      }
      text.append("  return %v48 : f32\n}\n");
    }
    return text.toString();
  }
}
