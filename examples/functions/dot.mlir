// Weighted sum of four samples in one vector. A model forgot to widen the gain, and named an
// operation that does not exist.
func.func @weighted(%a: f32, %b: f32, %c: f32, %d: f32, %gain: f32) -> f32 {
  %samples = vector.from_elements %a, %b, %c, %d : vector<4xf32>
  %weights = arith.constant dense<[0.1, 0.2, 0.3, 0.4]> : vector<4xf32>
  %weighted = arith.mulf %samples, %weights : vector<4xf32>
  %scaled = arith.mulf %weighted, %gain : vector<4xf32>
  %sum = vector.reduce add, %scaled : vector<4xf32> into f32
  return %sum : f32
}
