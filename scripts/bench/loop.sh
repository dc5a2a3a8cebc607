# Seconds to a healed program: the loop of the first experiments against this one.
java_main healer dev.neurojit.propose.LoopBench
