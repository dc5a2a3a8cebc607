#!/usr/bin/env python3
"""Prints what operations do, one a line: the name, a tab, the summary that its definition gives.

usage: summaries.py LLVM_TBLGEN INCLUDE_DIR < ../dialect-parser/.../operations.txt
           > src/main/resources/dev/neurojit/lsp/summaries.tsv

Takes the names from standard input and the summaries from the installed .td files of MLIR (Apache
License 2.0 with LLVM exceptions).
"""

import json
import pathlib
import subprocess
import sys


def summaries(tblgen, include, file):
    command = [tblgen, "--dump-json", "-I", include, str(file)]
    records = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for key in records["!instanceof"].get("Op", []):
        op = records[key]
        dialect = records[op["opDialect"]["def"]]["name"]
        summary = " ".join((op["summary"] or "").split())
        if summary:
            yield f"{dialect}.{op['opName']}", summary


def main():
    tblgen, include = sys.argv[1:3]
    wanted = set(sys.stdin.read().split())
    found = {}
    for file in sorted(pathlib.Path(include, "mlir").rglob("*Op*.td")):
        try:
            found.update(summaries(tblgen, include, file))
        except subprocess.CalledProcessError:
            print(f"skipped {file}, which is no whole file", file=sys.stderr)
    print("\n".join(f"{name}\t{found[name]}" for name in sorted(wanted & found.keys())))


main()
