```mlir
func.func @f(%x: f32, %y: f32) -> f32 {
  %a = arith.addf %x, %y : f32 // the sum
  return %a : f32
}
```
