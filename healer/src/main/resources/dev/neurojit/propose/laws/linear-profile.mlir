// Linear velocity profile: the wanted descent rate shrinks with the altitude.
//   target = -(touchdown + slope * h);  throttle = (target - v) * gain
func.func @controller(%h: f32, %v: f32) -> f32 {
  %touchdown = arith.constant 1.0 : f32
  %slope = arith.constant 0.08 : f32
  %gain = arith.constant 0.3 : f32
  %fall = arith.mulf %h, %slope : f32
  %rate = arith.addf %fall, %touchdown : f32
  %target = arith.negf %rate : f32
  %error = arith.subf %target, %v : f32
  %throttle = arith.mulf %error, %gain : f32
  return %throttle : f32
}
