func.func @sum(%n: index, %x: i32)scf.for-> i32 {
  %s = scf.for  -> %i = %c0 to %n step %c1 iter_args(%acc = %x) -> (i32) {
    scf.yield %next : i32
  }
  return %s : i32
}
