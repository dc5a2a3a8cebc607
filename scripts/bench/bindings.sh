# The Java binding against a C program on the same C API and against spawning mlir-opt, in one run.
# JMH's options and a regex of benchmarks may follow, as in: ./dev bench bindings walk
bindings_peer=$(mktemp -d)
trap 'rm -rf "$bindings_peer"' EXIT
bindings_cc=$(command -v clang-22 || command -v cc || true)
bindings_config=$(command -v llvm-config-22 || echo /usr/lib/llvm-22/bin/llvm-config)
[ -n "$bindings_cc" ] || {
  echo "bench: a C compiler makes the peer and is missing: apt-get install gcc" >&2
  exit 3
}
# The same library, so that only the language differs: MLIR's C API has no other shared one.
"$bindings_cc" -O2 -I "$("$bindings_config" --includedir)" -I native/include scripts/bench/bindings.c \
  -o "$bindings_peer/bindings" native/build/libneurojit_mlir.so -Wl,-rpath,"$ROOT/native/build"
java_main mlir-bindings dev.neurojit.mlir.bench.BindingsBenchmark "$bindings_peer/bindings" "$@"
