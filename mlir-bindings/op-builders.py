#!/usr/bin/env python3
"""Writes the builders of dev.neurojit.mlir.ops: a class for each dialect, a method for each operation.

usage: op-builders.py LLVM_TBLGEN MLIR_TBLGEN INCLUDE_DIR src/generated/java

Reads the operation descriptions that MLIR installs: the records of the .td files as JSON, and the
C++ declarations made of them, which tell whose result types MLIR infers.
"""

import pathlib
import re
import sys

from op_builders.descriptions import Description, Tools
from op_builders.enums import Enums
from op_builders.names import HEADER, PACKAGE
from op_builders.operations import Operation

FILES = {
    "Arith": ["Arith/IR/ArithOps.td"],
    "Math": ["Math/IR/MathOps.td"],
    "Scf": ["SCF/IR/SCFOps.td"],
    "Cf": ["ControlFlow/IR/ControlFlowOps.td"],
    "Func": ["Func/IR/FuncOps.td"],
    "MemRef": ["MemRef/IR/MemRefOps.td"],
    "Vector": ["Vector/IR/VectorOps.td"],
    "Llvm": ["LLVMIR/LLVMOps.td", "LLVMIR/LLVMIntrinsicOps.td"],
}

# Their bodies are built by hand, in the class that extends the generated one.
BY_HAND = {"func.func", "scf.for", "scf.if", "scf.while", "llvm.func"}

IMPORTS = {
    "AffineMap": "dev.neurojit.mlir.AffineMap",
    "Attribute": "dev.neurojit.mlir.Attribute",
    "Block": "dev.neurojit.mlir.Block",
    "Operation": "dev.neurojit.mlir.Operation",
    "Type": "dev.neurojit.mlir.Type",
    "Value": "dev.neurojit.mlir.Value",
    "List": "java.util.List",
    "Set": "java.util.Set",
    "Nullable": "org.jspecify.annotations.Nullable",
}


def write_dialect(java, operations, folder):
    dialect = operations[0].name.split(".")[0]
    body = []
    for operation in sorted(operations, key=lambda o: o.name):
        body += operation.methods()
    text = "\n".join(body)
    used = [full for short, full in IMPORTS.items() if re.search(rf"\b{short}\b", text)]
    lines = [HEADER, f"package {PACKAGE};", ""]
    lines += [f"import {full};" for full in used]
    lines += ["", f"/** Makes the operations of the dialect {{@code {dialect}}}. */",
              f"public sealed class {java}Ops extends DialectOps permits {java} {{"
              if java in ("Arith", "Scf", "Func", "Llvm", "MemRef")
              else f"public final class {java}Ops extends DialectOps {{",
              f"  {java}Ops(OpBuilder at) {{", "    super(at);", "  }\n", text.rstrip(), "}", ""]
    pathlib.Path(folder, java + "Ops.java").write_text("\n".join(lines))


def main():
    tools = Tools(*sys.argv[1:4])
    folder = pathlib.Path(sys.argv[4], *PACKAGE.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    enums = Enums()
    for java, files in FILES.items():
        operations = []
        for file in files:
            description = Description(tools, file)
            operations += [Operation(description, record, enums)
                           for record in description.operations(java.lower())]
        write_dialect(java, [o for o in operations if o.name not in BY_HAND], folder)
    enums.write(folder)


main()
