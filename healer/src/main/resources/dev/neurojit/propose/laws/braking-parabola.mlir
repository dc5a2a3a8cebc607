// Braking parabola: never faster than a constant deceleration can still stop.
//   target = -sqrt(touchdown^2 + 2 * braking * h);  throttle = (target - v) * gain
func.func @controller(%h: f32, %v: f32) -> f32 {
  %touchdown_squared = arith.constant 1.0 : f32
  %twice_braking = arith.constant 2.0 : f32
  %gain = arith.constant 0.5 : f32
  %zero = arith.constant 0.0 : f32
  %above = arith.maximumf %h, %zero : f32
  %drop = arith.mulf %above, %twice_braking : f32
  %square = arith.addf %drop, %touchdown_squared : f32
  %rate = math.sqrt %square : f32
  %target = arith.negf %rate : f32
  %error = arith.subf %target, %v : f32
  %throttle = arith.mulf %error, %gain : f32
  return %throttle : f32
}
