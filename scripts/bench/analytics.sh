# Texts that `neurojitc analytics ingest` classifies a second, against mlir-opt's bare verdict.
java_main healer dev.neurojit.analytics.ingest.IngestBench "${1:-20000}" "${2:-2}"
