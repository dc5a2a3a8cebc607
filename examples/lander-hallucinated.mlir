// Descent controller as a language model wrote it: arith.select in the syntax of C, and %thrust
// defined as i1 and again as f32. The idea is sound: burn while falling faster than planned.
func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
  %touchdown = arith.constant -1.0 : f32
  %slope = arith.constant -0.08 : f32
  %full = arith.constant 0.9 : f32
  %idle = arith.constant 0.1 : f32
  %fall = arith.mulf %altitude, %slope : f32
  %target_v = arith.addf %fall, %touchdown : f32
  %thrust = arith.cmpf lt, %velocity, %target_v : f32
  %thrust = arith.select %thrust ? %full : %idle : f32
  return %thrust : f32
}
