func.func @f(%x: f32, %y: f32) -> f32 {
  sum = arith.addf x, $y : f32
  return %sum : f32
}
