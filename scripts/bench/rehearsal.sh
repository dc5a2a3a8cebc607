# The three models of the first experiments in their own shapes, of random weights: two load and
# stream, the third is refused where it does not fit. Needs 10 GB of disk for the time.
java_main healer dev.neurojit.propose.RehearsalBench "$@"
