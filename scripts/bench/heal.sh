# What a heal does besides the model's own work, by stages.
java_main healer dev.neurojit.propose.HealBench
