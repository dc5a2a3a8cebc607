func.func @f(%x: f32) -> f32 {
  %half = arith.constant 0x3FE0000000000000 : f32
  %r = arith.mulf %x, %half : f32
  return %r : f32
}
