func.func @f(%a: i32, %b: i32, %c: i1) -> (i32, i32) {
  %r = scf.if %c -> (i32, i32) {
    scf.yield %a, %b : i32, i32
  } else {
    scf.yield %b, %a : i32, i32
  }
  return %r#0, %r#1 : i32, i32
}
