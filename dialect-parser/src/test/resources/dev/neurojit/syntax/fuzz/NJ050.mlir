func.func @f(%x: f32, %c: i1) -> f32 {
  %zero = arith.constant 0.0 : f32
  scf.if %c {
    return %zero : f32
  }
  %r = arith.mulf %x, %x : f32
  return %r : f32
}
