// RUN: neurojitc opt %s --split-input-file --verify-diagnostics --unused-arguments

// expected-warning@+1 {{argument 1 is never used}}
func.func @f(%a: f32, %b: f32) -> f32 {
  return %a : f32
}

// -----

func.func @g() -> f32 {
  %x = arith.constant 1.0 : f32 // expected-note {{prior use here}}
  // expected-error @below {{expects different type than prior uses: 'i32' vs 'f32'}}
  %y = arith.addi %x, %x : i32
  return %x : f32
}
