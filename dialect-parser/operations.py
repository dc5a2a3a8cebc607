#!/usr/bin/env python3
"""Prints the operation names of MLIR's core dialects, one a line, sorted.

usage: operations.py LLVM_TBLGEN INCLUDE_DIR > src/main/resources/dev/neurojit/syntax/operations.txt

Reads the installed .td files, of which every operation is a record of class Op.
"""

import json
import pathlib
import subprocess
import sys

FILES = """
Arith/IR/ArithOps.td Math/IR/MathOps.td SCF/IR/SCFOps.td ControlFlow/IR/ControlFlowOps.td
Func/IR/FuncOps.td MemRef/IR/MemRefOps.td Vector/IR/VectorOps.td Tensor/IR/TensorOps.td
Affine/IR/AffineOps.td Index/IR/IndexOps.td UB/IR/UBOps.td Complex/IR/ComplexOps.td
Bufferization/IR/BufferizationOps.td Linalg/IR/LinalgOps.td LLVMIR/LLVMOps.td
""".split()


def names(tblgen, include, file):
    command = [tblgen, "--dump-json", "-I", include, str(file)]
    records = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for name in records["!instanceof"].get("Op", []):
        record = records[name]
        dialect = records[record["opDialect"]["def"]]["name"]
        yield f"{dialect}.{record['opName']}"


def main():
    tblgen, include = sys.argv[1:3]
    found = {"builtin.module", "builtin.unrealized_conversion_cast"}
    for file in FILES:
        found.update(names(tblgen, include, pathlib.Path(include, "mlir/Dialect", file)))
    print("\n".join(sorted(found)))


main()
