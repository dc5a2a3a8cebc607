# The front end on 1 MB of text, warm, and whether twice the text takes twice the time (best of 5).
syntax_program=$(mktemp --suffix=.mlir)
trap 'rm -f "$syntax_program"' EXIT
java_main dialect-parser dev.neurojit.syntax.bench.SyntaxBenchmark --write "$syntax_program"
java_main dialect-parser dev.neurojit.syntax.bench.SyntaxBenchmark "$@"
for _ in 1 2 3 4 5; do
  begin=$(date +%s%N)
  mlir-opt-22 --mlir-very-unsafe-disable-verifier-on-parsing -o /dev/null "$syntax_program"
  echo $((($(date +%s%N) - begin) / 1000000))
done | sort -n | head -n 1 | sed 's/.*/mlir-opt on the same valid functions, parsing and printing: & ms/'
