// One step of a PID controller. Its gains are not those of the recorded runs in pid.json.
func.func @pid(%error: f64, %integral: f64, %derivative: f64) -> f64 {
  %kp = arith.constant 1.0 : f64
  %ki = arith.constant 0.1 : f64
  %kd = arith.constant 0.5 : f64
  %p = arith.mulf %kp, %error : f64
  %i = arith.mulf %ki, %integral : f64
  %d = arith.mulf %kd, %derivative : f64
  %pi = arith.addf %p, %i : f64
  %u = arith.addf %pi, %d : f64
  return %u : f64
}
