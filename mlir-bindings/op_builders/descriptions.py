"""MLIR's descriptions of operations, as its .td files give them."""

import json
import pathlib
import re
import subprocess


class Tools:
    def __init__(self, llvm_tblgen, mlir_tblgen, include):
        self.llvm_tblgen = llvm_tblgen
        self.mlir_tblgen = mlir_tblgen
        self.include = include


class Description:
    """The records of one .td file."""

    def __init__(self, tools, file):
        self.records = json.loads(run(tools.llvm_tblgen, "--dump-json", tools.include, file))
        self.inferred = inferred(run(tools.mlir_tblgen, "-gen-op-decls", tools.include, file))

    def get(self, reference):
        return self.records[reference["def"]]

    def operations(self, dialect):
        for name in self.records["!instanceof"].get("Op", []):
            record = self.records[name]
            if self.get(record["opDialect"])["name"] == dialect:
                yield record

    def members(self, record, kind):
        return [(self.get(constraint), name or f"{kind[:-1]}{i}")
                for i, (constraint, name) in enumerate(record[kind]["args"])]


def run(tool, action, include, file):
    path = pathlib.Path(include, "mlir/Dialect", file)
    command = [tool, action, "-I", include, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def inferred(declarations):
    """The names of the operations whose result types MLIR infers."""
    found = set()
    pattern = r"^class (\w+) : public ::mlir::Op<\1, (.*)> \{(?s:.*?)StringLiteral\(\"([\w.]+)\"\)"
    for match in re.finditer(pattern, declarations, re.M):
        if "InferTypeOpInterface::Trait" in match[2] or "InferTypeOpAdaptor" in match[2]:
            found.add(match[3])
    return found
