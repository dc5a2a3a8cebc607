func.func @f(%x: f32, %n: index) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %sum = arith.constant 0.0 : f32
  scf.for %i = %c0 to %n step %c1 {
    %sum = arith.addf %sum, %x : f32
  }
  return %sum : f32
}
