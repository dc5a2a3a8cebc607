// Descent controller for the scenario lander2d: throttle and gimbal from position and attitude.
//   the lean follows the way to the pad and the drift; the gimbal steers the lean
//   (%kr is too small: the lander swings more and more)
//   the throttle follows a vertical velocity that falls with the altitude
func.func @controller(%x: f32, %z: f32, %vx: f32, %vz: f32, %attitude: f32, %rate: f32)
    -> (f32, f32) {
  %kx = arith.constant -0.008 : f32
  %kvx = arith.constant -0.14 : f32
  %most = arith.constant 0.25 : f32
  %least = arith.constant -0.25 : f32
  %by_x = arith.mulf %x, %kx : f32
  %by_vx = arith.mulf %vx, %kvx : f32
  %sum = arith.addf %by_x, %by_vx : f32
  %capped = arith.minimumf %sum, %most : f32
  %wanted = arith.maximumf %capped, %least : f32

  %ka = arith.constant 0.5 : f32
  %kr = arith.constant 0.05 : f32
  %lean = arith.subf %attitude, %wanted : f32
  %by_lean = arith.mulf %lean, %ka : f32
  %by_rate = arith.mulf %rate, %kr : f32
  %gimbal = arith.addf %by_lean, %by_rate : f32

  %slope = arith.constant -0.05 : f32
  %touchdown_v = arith.constant -1.0 : f32
  %kp = arith.constant 0.8 : f32
  %glide = arith.mulf %z, %slope : f32
  %target_v = arith.addf %glide, %touchdown_v : f32
  %error = arith.subf %target_v, %vz : f32
  %throttle = arith.mulf %error, %kp : f32
  return %throttle, %gimbal : f32, f32
}
