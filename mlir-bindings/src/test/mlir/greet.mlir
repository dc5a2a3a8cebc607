// RUN: neurojitc opt %s --greet=word=hi | FileCheck %s
// RUN: neurojitc opt %s --pass-pipeline='builtin.module(func.func(greet,cse))' \
// RUN:   | FileCheck %s --check-prefix=DEFAULT

// CHECK: @f() attributes {greeting = "hi"}
// DEFAULT: @f() attributes {greeting = "hello"}
func.func @f() {
  return
}
