// Controller for the scenario lunarlander, Gymnasium's task with continuous actions.
//   the angle leans towards the pad and against the drift; the side engines steer it
//   the main engine holds a height that grows with the way to the pad, and brakes the fall
//   with a leg on the ground it only brakes
func.func @controller(%x: f32, %y: f32, %vx: f32, %vy: f32, %angle: f32, %rate: f32,
                      %left: f32, %right: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %kx = arith.constant 0.5 : f32
  %lean_most = arith.constant 0.4 : f32
  %lean_least = arith.constant -0.4 : f32
  %slope = arith.constant 0.55 : f32
  %gain = arith.constant 20.0 : f32
  %minus_gain = arith.constant -20.0 : f32

  %way = arith.mulf %x, %kx : f32
  %lean = arith.addf %way, %vx : f32
  %capped = arith.minimumf %lean, %lean_most : f32
  %wanted = arith.maximumf %capped, %lean_least : f32
  %short = arith.subf %wanted, %angle : f32
  %by_angle = arith.mulf %short, %half : f32
  %turn = arith.subf %by_angle, %rate : f32

  %far = math.absf %x : f32
  %height = arith.mulf %far, %slope : f32
  %below = arith.subf %height, %y : f32
  %fall = arith.mulf %vy, %half : f32
  %by_height = arith.mulf %below, %half : f32
  %climb = arith.subf %by_height, %fall : f32

  %legs = arith.addf %left, %right : f32
  %down = arith.cmpf ogt, %legs, %zero : f32
  %brake = arith.negf %fall : f32
  %lift = arith.select %down, %brake, %climb : f32
  %steer = arith.select %down, %zero, %turn : f32

  %strong = arith.mulf %lift, %gain : f32
  %main = arith.subf %strong, %one : f32
  %lateral = arith.mulf %steer, %minus_gain : f32
  return %main, %lateral : f32, f32
}
