// Adds two signed bytes and stays at the end of the range, in the syntax that models invent.
func.func @saturating_add(%a: i8, %b: i8) -> i8 {
  %wa = arith.extsi %a : i8 to i16
  %wb = arith.extsi %b : i8 to i16
  %sum = arith.addi %wa, %wb : i16
  %high = arith.constant 127 : i16;
  %low = arith.constant -128 : i16;
  %over = arith.cmpi "sgt", %sum, %high : i16
  %capped = arith.select(%over, %high, %sum) : i16
  %r = arith.max %capped, %low : i16
  %byte = arith.trunci %r : i16 to i8
  return %byte : i8
}
