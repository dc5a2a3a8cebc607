# The worker process against java-llama.cpp's own Java API and against the bare C API: speed, first
# token, memory after close.
java_main healer dev.neurojit.propose.RoadBench
