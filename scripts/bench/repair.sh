# Repair of a typical reply by stages, warm, and cases a second on two threads; takes a folder of
# cases, else repairs the examples of the rules' pages. --rules adds the costliest rules.
java_main healer dev.neurojit.judge.RepairBench "$@"
