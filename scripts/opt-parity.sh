#!/usr/bin/env bash
# How alike neurojitc opt and mlir-opt are on the RUN: lines of MLIR's tests under a folder, such as
# mlir/test of LLVM's sources: `./dev opt-parity DIR [EACH]` (every EACH-th command only).
set -euo pipefail
ROOT=$(dirname "$(dirname "$(readlink -f "$0")")")
cd "$ROOT"
. "$ROOT/scripts/java.sh"
java_main mlir-bindings dev.neurojit.mlir.parity.OptParity "$@"
