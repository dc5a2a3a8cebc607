# Flights: native batches, against C compiled by clang -O3 -march=native and against the Java loop;
# stepping as Gymnasium's LunarLander does.
sim_peer=$(mktemp -d)
trap 'rm -rf "$sim_peer"' EXIT
command -v clang-22 >/dev/null || {
  echo "bench: clang-22 compiles the peer and is missing: apt-get install clang-22" >&2
  exit 3
}
for contract in on off; do
  clang-22 -O3 -march=native -ffp-contract=$contract scripts/bench/sim.c -o "$sim_peer/$contract" -lm
done
clang-22 -O3 -march=native scripts/bench/lunar.c -o "$sim_peer/lunar" -lm
java_main healer dev.neurojit.flight.bench.SimBenchmark "$sim_peer"
