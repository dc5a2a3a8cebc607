// RUN: neurojitc opt %s --convert-scf-to-cf --loop-fuel=tick=more | FileCheck %s
// RUN: not neurojitc opt %s --loop-fuel 2>&1 | FileCheck %s --check-prefix=FOR

// CHECK: func.func private @more() -> i1
// CHECK-LABEL: func.func @sum
// CHECK: [[FUEL:%.*]] = call @more()
// CHECK-NEXT: cf.cond_br [[FUEL]]
// FOR: [[#@LINE+4]]:8: error: loop-fuel knows scf.while and branches
func.func @sum(%n: index, %x: f32) -> f32 {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %r = scf.for %i = %zero to %n step %one iter_args(%s = %x) -> f32 {
    %t = arith.addf %s, %x : f32
    scf.yield %t : f32
  }
  return %r : f32
}
