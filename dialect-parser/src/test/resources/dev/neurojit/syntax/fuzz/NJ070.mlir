func.func @f(%x: f32) -> f32 {
  cf.br done(%x : f32)
^done(%y: f32):
  return %y : f32
}
