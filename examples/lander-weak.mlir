// Descent controller of a lunar lander, proportional to the velocity error:
//   thrust = (target_v - v) * kp
// The law is right; kp is too low, and the lander comes down hard.
func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
  %slope = arith.constant -0.05 : f32
  %touchdown_v = arith.constant -1.0 : f32
  %kp = arith.constant 0.2 : f32
  %glide = arith.mulf %altitude, %slope : f32
  %target_v = arith.addf %glide, %touchdown_v : f32
  %error = arith.subf %target_v, %velocity : f32
  %thrust = arith.mulf %error, %kp : f32
  return %thrust : f32
}
