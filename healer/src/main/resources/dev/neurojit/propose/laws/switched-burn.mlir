// Switched burn: coast until the braking parabola is crossed, then burn until below it again.
//   throttle = burn if v < -sqrt(touchdown^2 + 2 * braking * h), else idle
func.func @controller(%h: f32, %v: f32) -> f32 {
  %touchdown_squared = arith.constant 1.0 : f32
  %twice_braking = arith.constant 2.0 : f32
  %burn = arith.constant 0.95 : f32
  %idle = arith.constant 0.05 : f32
  %zero = arith.constant 0.0 : f32
  %above = arith.maximumf %h, %zero : f32
  %drop = arith.mulf %above, %twice_braking : f32
  %square = arith.addf %drop, %touchdown_squared : f32
  %rate = math.sqrt %square : f32
  %target = arith.negf %rate : f32
  %fast = arith.cmpf olt, %v, %target : f32
  %throttle = arith.select %fast, %burn, %idle : f32
  return %throttle : f32
}
