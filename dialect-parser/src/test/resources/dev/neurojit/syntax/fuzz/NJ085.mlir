func.func @f(%x: f32, %y: f32) -> f32 {
  %c = arith.constant f32 2.0
  %a = arith.mulf f32 %x, %c
  return f32 %a
}
