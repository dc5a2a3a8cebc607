#!/usr/bin/env bash
# The benchmarks behind `./dev bench [NAME]`: each measures NeuroJIT and its peer in one run and
# prints their ratio. docs/benchmarks.md tells what they mean. Needs mlir-opt (Debian: mlir-22-tools).
set -euo pipefail
ROOT=$(dirname "$(dirname "$(readlink -f "$0")")")
cd "$ROOT"
command -v mlir-opt-22 >/dev/null || {
  echo "bench: mlir-opt-22 is the peer and is missing: apt-get install mlir-22-tools" >&2
  exit 3
}

# In process, warm: parse, compile and call, against spawning mlir-opt (JMH).
mlir() {
  local classpath="$ROOT/.neurojit/bench.classpath"
  mvn -q -pl mlir-bindings test-compile dependency:build-classpath \
    -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED "-Dneurojit.native=$ROOT/native/build" \
    -cp "mlir-bindings/target/test-classes:mlir-bindings/target/classes:$(cat "$classpath")" \
    dev.neurojit.mlir.bench.MlirBenchmark "$@"
}

# Whole processes: checking one valid file, against mlir-opt.
start() {
  local program=examples/lander-weak.mlir ours theirs
  ours=$(median ./neurojitc check "$program")
  theirs=$(median mlir-opt-22 -o /dev/null "$program")
  printf 'neurojitc check: %d ms, mlir-opt: %d ms (medians of 15), ratio %s\n' "$ours" "$theirs" \
    "$(awk "BEGIN { printf \"%.1f\", $ours / $theirs }")"
}

median() { # command...
  local i begin
  "$@" >/dev/null 2>&1
  for i in $(seq 15); do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1
    echo $((($(date +%s%N) - begin) / 1000000))
  done | sort -n | sed -n 8p
}

case "${1:-all}" in
  all)
    start
    mlir
    ;;
  mlir | start) "$@" ;;
  *)
    echo "bench: no benchmark is called $1; there are: mlir, start" >&2
    exit 2
    ;;
esac
