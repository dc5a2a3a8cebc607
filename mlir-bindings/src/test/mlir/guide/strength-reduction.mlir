// RUN: neurojitc opt %s --strength-reduction | FileCheck %s

// CHECK-LABEL: @double
// CHECK: [[SUM:%.*]] = arith.addf [[X:%.*]], [[X]]
// CHECK-NEXT: return [[SUM]]
func.func @double(%x: f32) -> f32 {
  %two = arith.constant 2.0 : f32
  %y = arith.mulf %two, %x : f32
  return %y : f32
}
