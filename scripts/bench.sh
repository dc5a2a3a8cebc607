#!/usr/bin/env bash
# The benchmarks behind `./dev bench [NAME]`, one file each in bench/: each measures NeuroJIT and its
# peer in one run and prints their ratio. docs/benchmarks.md tells what they mean.
set -euo pipefail
ROOT=$(dirname "$(dirname "$(readlink -f "$0")")")
cd "$ROOT"
. "$ROOT/scripts/java.sh"
command -v mlir-opt-22 >/dev/null || {
  echo "bench: mlir-opt-22 is the peer and is missing: apt-get install mlir-22-tools" >&2
  exit 3
}

if [ $# -eq 0 ]; then
  for script in scripts/bench/*.sh; do
    printf '== %s\n' "$(basename "$script" .sh)"
    (. "$script")
  done
elif [ -f "scripts/bench/$1.sh" ]; then
  script="scripts/bench/$1.sh"
  shift
  . "$script"
else
  echo "bench: no benchmark is called $1; there are: $(cd scripts/bench && ls | sed 's/\.sh$//' | paste -sd, | sed 's/,/, /g')" >&2
  exit 2
fi
