#!/bin/sh
# Writes the C API in ../src/generated/java anew from the installed MLIR 22 headers and includes.txt.
# Needs jextract (https://github.com/openjdk/jextract, for JDK 25) on PATH and libmlir-22-dev.
# `regenerate.sh --list` prints every name the headers offer, in the form of includes.txt.
set -eu
cd "$(dirname "$0")"
command -v jextract >/dev/null || { echo "regenerate.sh: no jextract on PATH" >&2; exit 3; }
config=$(command -v llvm-config-22 || echo /usr/lib/llvm-22/bin/llvm-config)
include=$("$config" --includedir)
# libclang takes over SIGSEGV, which the JVM's compiled code needs for its null checks; the
# interpreter needs it not.
JAVA_TOOL_OPTIONS=-Xint
export JAVA_TOOL_OPTIONS
if [ "${1:-}" = --list ]; then
  list=$(mktemp)
  jextract -I "$include" -I ../../native/include --dump-includes "$list" umbrella.h >&2
  sed -n 's/ *#.*//; /^--include/p' "$list" | sort -u
  rm -f "$list"
  exit
fi
rm -rf ../src/generated/java/dev/neurojit/mlir/capi
jextract -I "$include" -I ../../native/include --output ../src/generated/java \
  --target-package dev.neurojit.mlir.capi --header-class-name CApi @includes.txt umbrella.h
