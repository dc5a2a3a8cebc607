func.func @f(%x: f32, %y: f32) -> f32 {
  %c = arith.cmpf olt, %x, %y : f32
  %a = arith.select %c, %x, %y : i1, f32, f32
  %b = arith.select %c, %x, %a : i1, f32
  return %b : f32
}
