{"mlir": "func.func @f(%x: f32) -> f32 {\n  return %x : f32\n}\n"}
