func.func private @g(f32) -> f32
func.func @f(%x: f32) -> f32 {
  %a = call @g %x : f32
  %b = func.call g(%a : f32) -> f32
  return %b : f32
}
