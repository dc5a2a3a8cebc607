func.func @sinf(f32) -> f32
