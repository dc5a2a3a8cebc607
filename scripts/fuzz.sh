# Sourced by `dev fuzz [SECONDS]`: Jazzer on the front end. What it learns stays in .neurojit/fuzz; a
# text that breaks something is written there as crash-* and belongs into the inputs of
# SyntaxFuzzTest once it is mended.
inputs=dialect-parser/src/test/resources/dev/neurojit/syntax/fuzz
mkdir -p .neurojit/fuzz/corpus
java_main dialect-parser com.code_intelligence.jazzer.Jazzer \
  --target_class=dev.neurojit.syntax.SyntaxFuzzTest \
  --instrumentation_includes='dev.neurojit.**' --custom_hook_includes='dev.neurojit.**' \
  -max_total_time="${1:-60}" -max_len=4000 -timeout=20 -artifact_prefix=.neurojit/fuzz/ \
  .neurojit/fuzz/corpus "$inputs"
