# In process, warm: parse, compile and call, against spawning mlir-opt (JMH).
java_main mlir-bindings dev.neurojit.mlir.bench.MlirBenchmark "$@"
