// Fletcher's checksum of the numbers 1 to n. The second sum adds the wrong value and has the wrong
// remainder.
func.func @fletcher(%n: index) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0 : i32
  %modulus = arith.constant 255 : i32
  %shift = arith.constant 8 : i32
  %end = arith.addi %n, %c1 : index
  %sums:2 = scf.for %i = %c0 to %end step %c1 iter_args(%a = %zero, %b = %zero) -> (i32, i32) {
    %byte = arith.index_cast %i : index to i32
    %a1 = arith.addi %a, %byte : i32
    %a2 = arith.remui %a1, %modulus : i32
    %b1 = arith.addi %b, %byte : i32
    %b2 = arith.divui %b1, %modulus : i32
    scf.yield %a2, %b2 : i32, i32
  }
  %high = arith.shli %sums#1, %shift : i32
  %r = arith.ori %high, %sums#0 : i32
  return %r : i32
}
