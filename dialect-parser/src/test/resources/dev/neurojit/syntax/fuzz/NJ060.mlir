func.func @f(%x: f32, %y: f32, %z: f32) -> f32 {
  %r = arith.addf %x, %y, %z : f32
  return %r : f32
}
