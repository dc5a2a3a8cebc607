func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
  %slope = arith.constant -0.05 : f32
  %touchdown = arith.constant -1.0 : f32
  %kp = arith.constant 0.0 : f32
  %glide = arith.mulf %altitude, %slope : f32
  %target_0 = arith.addf %glide, %touchdown : f32
  %height_1 = arith.constant 300.0 : f32
  %speed_1 = arith.constant -16.0 : f32
  %below_1 = arith.cmpf olt, %altitude, %height_1 : f32
  %target_1 = arith.select %below_1, %speed_1, %target_0 : f32
  %height_2 = arith.constant 200.0 : f32
  %speed_2 = arith.constant -11.0 : f32
  %below_2 = arith.cmpf olt, %altitude, %height_2 : f32
  %target_2 = arith.select %below_2, %speed_2, %target_1 : f32
  %height_3 = arith.constant 120.0 : f32
  %speed_3 = arith.constant -7.0 : f32
  %below_3 = arith.cmpf olt, %altitude, %height_3 : f32
  %target_3 = arith.select %below_3, %speed_3, %target_2 : f32
  %height_4 = arith.constant 60.0 : f32
  %speed_4 = arith.constant -4.0 : f32
  %below_4 = arith.cmpf olt, %altitude, %height_4 : f32
  %target_4 = arith.select %below_4, %speed_4, %target_3 : f32
  %height_5 = arith.constant 25.0 : f32
  %speed_5 = arith.constant -2.25 : f32
  %below_5 = arith.cmpf olt, %altitude, %height_5 : f32
  %target_5 = arith.select %below_5, %speed_5, %target_4 : f32
  %height_6 = arith.constant 8.0 : f32
  %speed_6 = arith.constant -1.4 : f32
  %below_6 = arith.cmpf olt, %altitude, %height_6 : f32
  %target_6 = arith.select %below_6, %speed_6, %target_5 : f32
  %error = arith.subf %target_6, %velocity : f32
  %thrust = arith.mulf %error, %kp : f32
  return %thrust : f32
}
