func.func @f(%x: float, %y: float) -> float {
  %a = arith.addf %x, %y : float // float
  return %a : float
}
