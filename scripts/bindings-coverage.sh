#!/usr/bin/env bash
# Which functions of MLIR's C API the idiomatic layer wraps, which are reachable only raw, and which
# are left out and why: `./dev bindings-coverage [--missing | --json]`.
set -euo pipefail
ROOT=$(dirname "$(dirname "$(readlink -f "$0")")")
cd "$ROOT"
. "$ROOT/scripts/java.sh"
java_main mlir-bindings dev.neurojit.mlir.coverage.BindingsCoverage "$@"
