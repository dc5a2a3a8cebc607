// exp(x) near zero by Horner's rule. Two of its operations are wrong.
func.func @exp_taylor(%x: f32) -> f32 {
  %one = arith.constant 1.0 : f32
  %half = arith.constant 0.5 : f32
  %sixth = arith.constant 0.16666667 : f32
  %a = arith.mulf %sixth, %x : f32
  %b = arith.subf %a, %half : f32
  %c = arith.mulf %b, %half : f32
  %d = arith.addf %c, %one : f32
  %e = arith.mulf %d, %x : f32
  %r = arith.addf %e, %one : f32
  return %r : f32
}
