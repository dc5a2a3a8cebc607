func.func @f(%x: f32, %n: i32) -> (f32, i32) {
  %a = arith.constant f32 = 2 // a gain
  %b = arith.constant_int 3 : i32
  %c = arith.constant 1/2 : f32
  %r = arith.mulf %x, %a : f32
  %s = arith.addf %r, %c : f32
  %m = arith.addi %n, %b : i32
  return %s, %m : f32, i32
}
