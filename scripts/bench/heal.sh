# What a heal does besides the model's own work, by stages; and llama.cpp's speed through the worker
# process against the bare library.
java_main healer dev.neurojit.propose.HealBench
