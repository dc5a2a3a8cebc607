func.func @f(%measured: f32, %target: f32) -> f32 {
  %error = arith.subf %target, %measurd : f32
  %gain = arith.mulf %eror, %Target : f32
  return %gain : f32
}
