# Whole processes: checking one valid file, against mlir-opt.
median() { # command...
  local i begin
  "$@" >/dev/null 2>&1
  for i in $(seq 15); do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1
    echo $((($(date +%s%N) - begin) / 1000000))
  done | sort -n | sed -n 8p
}

program=examples/lander-weak.mlir
ours=$(median ./neurojitc check "$program")
theirs=$(median mlir-opt-22 -o /dev/null "$program")
printf 'neurojitc check: %d ms, mlir-opt: %d ms (medians of 15), ratio %s\n' "$ours" "$theirs" \
  "$(awk "BEGIN { printf \"%.1f\", $ours / $theirs }")"
