func.func @f() {
  %a = memref.alloca : memref<4xf32>
  %b = memref.alloc memref<4xf32>
  return
}
