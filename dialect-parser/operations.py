#!/usr/bin/env python3
"""Prints MLIR's operations with the kinds of their operands and results, one a line, sorted.

usage: operations.py SURVEY LLVM_TBLGEN INCLUDE_DIR \
    > src/main/resources/dev/neurojit/syntax/operations.txt

SURVEY is native/build/neurojit-survey: the names are those of MLIR's registry. The kinds come from
the installed .td files of the core dialects, where every operation is a record of class Op. A line
is the name, the operands' kinds, the results' kinds and the traits that tie them, parted by tabs;
operations of other dialects have the name only. A kind is one word; after it '*' stands for any
number of values, '?' for one or none.
"""

import json
import pathlib
import re
import subprocess
import sys

FILES = """
Arith/IR/ArithOps.td Math/IR/MathOps.td SCF/IR/SCFOps.td ControlFlow/IR/ControlFlowOps.td
Func/IR/FuncOps.td MemRef/IR/MemRefOps.td Vector/IR/VectorOps.td Tensor/IR/TensorOps.td
Affine/IR/AffineOps.td Index/IR/IndexOps.td UB/IR/UBOps.td Complex/IR/ComplexOps.td
Bufferization/IR/BufferizationOps.td Linalg/IR/LinalgOps.td Linalg/IR/LinalgRelayoutOps.td Linalg/IR/LinalgStructuredOps.td
LLVMIR/LLVMOps.td
""".split()

# The kind of a constraint by its summary; the first match counts, none is "any".
KINDS = [
    (r"index", "index"),
    (r"1-bit signless integer|bool-like", "i1"),
    (r"(floating-point|floating point LLVM type|\d+-bit float)(-like)?", "float"),
    (r"LLVM dialect-compatible vector of floating-point or floating point LLVM type", "float"),
    (r"floating point LLVM type or LLVM dialect-compatible vector of floating.*", "float"),
    (r"(signless[- ])?integer(-like)?|\d+-bit signless integer", "integer"),
    (r"signless integer or index|signless-fixed-width-integer-like", "integer"),
    (r"signless integer or LLVM dialect-compatible vector of signless integer", "integer"),
    (r"(ranked or unranked |[^ ]* |strided )?(unranked.)?memref( of .*)?", "memref"),
    (r"([^ ]* )?tensor( of .*)?", "tensor"),
    (r"([^ ]* )?vector( of .*)?", "vector"),
    (r"complex[- ]type.*", "complex"),
]
# Two types in one constraint, unless one of the above spells it out.
EITHER = r".*(like|values|type) or .*"

SAME = {"SameOperandsAndResultType": "same", "SameTypeOperands": "alike"}


def kind(records, name):
    record = records[name]
    if "constraint" in record:  # with a description or with memory effects
        return kind(records, record["constraint"]["def"])
    classes = record["!superclasses"]
    suffix = "*" if "Variadic" in classes else "?" if "Optional" in classes else ""
    if suffix and "baseType" in record:
        return kind(records, record["baseType"]["def"]).rstrip("*?") + suffix
    summary = record.get("summary") or ""
    exact = next((word for pattern, word in KINDS if re.fullmatch(pattern, summary)), "any")
    spelt = " of " not in summary or not re.fullmatch(EITHER, summary)
    return (exact if spelt or exact in ("float", "integer") else "any") + suffix


def is_value(records, record):
    if "constraint" in record:
        record = records[record["constraint"]["def"]]
    return "TypeConstraint" in record["!superclasses"]


def values(records, dag):
    for argument, _ in dag["args"]:
        record = records[argument["def"]]
        if is_value(records, record):
            yield kind(records, argument["def"])


def signatures(tblgen, include, file):
    command = [tblgen, "--dump-json", "-I", include, str(file)]
    records = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for name in records["!instanceof"].get("Op", []):
        op = records[name]
        dialect = records[op["opDialect"]["def"]]["name"]
        traits = [SAME[trait["def"]] for trait in op["traits"] if trait["def"] in SAME]
        yield f"{dialect}.{op['opName']}", "\t".join([
            " ".join(values(records, op["arguments"])),
            " ".join(values(records, op["results"])),
            " ".join(traits),
        ])


def main():
    survey, tblgen, include = sys.argv[1:4]
    names = subprocess.run([survey, "--names"], check=True, capture_output=True, text=True).stdout
    known = {}
    for file in FILES:
        known.update(signatures(tblgen, include, pathlib.Path(include, "mlir/Dialect", file)))
    for name in sorted(names.split()):
        print(f"{name}\t{known[name]}" if name in known else name)


main()
