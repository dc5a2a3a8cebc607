# Set-up shared by ./neurojitc and ./dev: finds the JDK, installs Debian's packages, builds what is
# out of date. Sourced, never run. Everything it says goes to stderr; it ends the script with exit
# code 3 (environment) where it cannot go on.

readonly EXIT_ENVIRONMENT=3
readonly JDK_WANTED=25.0.3
readonly STATE="$ROOT/.neurojit"
readonly STAMP="$STATE/built"
readonly PACKAGES=(g++ make cmake maven libmlir-22-dev llvm-22-dev libgomp1)

# What only tests need: a browser, for the pages that are written.
readonly TEST_PACKAGES=(chromium chromium-driver)

# The rehearsal and the command must agree on these. Without a word from the JVM itself: a cache
# made by another JDK is simply not used.
readonly CLASS_PATH="$ROOT/healer/target/neurojit-healer.jar:$ROOT/healer/target/lib/*"
readonly JVM_FLAGS=(--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC
  -Xlog:disable "-Dneurojit.native=$ROOT/native/build" -cp "$CLASS_PATH")

say() { printf 'neurojit: %s\n' "$*" >&2; }

fail() { # message lines
  printf 'neurojit: error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit "$EXIT_ENVIRONMENT"
}

# The version of the JDK in directory $1, as its `release` file tells it; fails where there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$1/release"
}

jdk_new_enough() { # version
  [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$JDK_WANTED" "$1" | sort -V | head -n 1)" = "$JDK_WANTED" ]
}

# Prints the home of the first JDK >= JDK_WANTED in JAVA_HOME, PATH, and NEUROJIT_JVM_DIR.
find_jdk() {
  local home on_path
  on_path=$(command -v javac || true)
  for home in "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    "${NEUROJIT_JVM_DIR:-/usr/lib/jvm}"/*; do
    if [ -n "$home" ] && jdk_new_enough "$(jdk_version "$home" || true)"; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}

require_jdk() {
  JAVA_HOME=$(find_jdk) || fail "no JDK $JDK_WANTED or newer found" \
    "Looked in JAVA_HOME (${JAVA_HOME:-not set}), PATH and ${NEUROJIT_JVM_DIR:-/usr/lib/jvm}." \
    "Install one, for example Eclipse Temurin 25, and set JAVA_HOME if it lies elsewhere."
  export JAVA_HOME
}

missing_packages() { # package...
  local package
  for package in "$@"; do
    [ "$package" = maven ] && command -v mvn >/dev/null && continue
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s\n' "$package"
  done
}

# Installs those of the Debian packages that are missing, as root or through sudo; else says which
# command does it. Without arguments: what NeuroJIT itself needs.
require_packages() { # [package...]
  local missing sudo=() log="$STATE/log/packages.log"
  [ $# -gt 0 ] || set -- "${PACKAGES[@]}"
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      sudo=(sudo)
    else
      fail "Debian packages are missing: ${missing[*]}" "Install them as root:" \
        "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
  fi
  command -v apt-get >/dev/null ||
    fail "this is no Debian system, and these packages are missing: ${missing[*]}"
  step "Debian packages ${missing[*]}" "$log" \
    install_packages "${missing[@]}"
}

install_packages() {
  "${sudo[@]}" apt-get -q update &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -q -y install --no-install-recommends "$@"
}

# Runs a command with its output in a log and its progress on stderr: a ticking clock on a terminal,
# a line at the start and at the end elsewhere.
step() { # what log command...
  local what=$1 log=$2 start=$SECONDS status=0 pid
  shift 2
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  if [ -t 2 ]; then
    while kill -0 "$pid" 2>/dev/null; do
      printf '\rneurojit: %s ... %ds ' "$what" $((SECONDS - start)) >&2
      sleep 0.5
    done
    printf '\r\033[K' >&2
  else
    say "$what ..."
  fi
  wait "$pid" || status=$?
  if [ "$status" -ne 0 ]; then
    grep -v '^$' "$log" | tail -n 25 | sed 's/^/  | /' >&2
    fail "$what failed" "The whole log: $log"
  fi
  say "$what: done in $((SECONDS - start)) s"
}

# True where no source is newer than the last build. Directories count too: a deleted file shows.
up_to_date() {
  [ -f "$STAMP" ] || return 1
  [ -z "$(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src "$ROOT/native" \
    "$ROOT/scripts" \
    \( -path "$ROOT/native/build" -o -path '*/src/test' \) -prune -o \
    ! -path "$ROOT/native" -newer "$STAMP" -print -quit)" ]
}

build_native() {
  cmake -S "$ROOT/native" -B "$ROOT/native/build" -DCMAKE_BUILD_TYPE=Release &&
    cmake --build "$ROOT/native/build" --parallel "$(nproc)"
}

build_jars() {
  cd "$ROOT" && mvn -q -B -Dstyle.color=never package -Dmaven.test.skip=true
}

# Heals an example once while the JVM notes what it loads: later starts take about half the time.
rehearse() {
  "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$STATE/startup.aot" "${JVM_FLAGS[@]}" \
    dev.neurojit.cli.Main heal "$ROOT/examples/lander-hallucinated.mlir" \
    --out "$STATE/rehearsal.mlir" --journal "$STATE/rehearsal"
  rm -rf "$STATE/rehearsal" "$STATE/rehearsal.mlir"
}

# Brings everything up to date, once, even when several commands start together.
ensure_built() {
  up_to_date && return
  mkdir -p "$STATE"
  exec 9>"$STATE/lock"
  flock 9
  if ! up_to_date; then
    require_packages
    touch "$STATE/building"
    step "native shim of the MLIR C API (CMake)" "$STATE/log/native.log" build_native
    step "jars (Maven)" "$STATE/log/maven.log" build_jars
    step "start-up cache (a rehearsal)" "$STATE/log/rehearsal.log" rehearse
    mv "$STATE/building" "$STAMP"
  fi
  exec 9>&-
}

# Becomes the command. Java cannot tell which of its streams is a terminal, so it is told.
run_neurojitc() {
  local terminals="" cache=() more=()
  [ ! -f "$STATE/startup.aot" ] || cache=("-XX:AOTCache=$STATE/startup.aot")
  [ ! -t 1 ] || terminals=out
  [ ! -t 2 ] || terminals="$terminals,err"
  # The database of one command, 21 MB, is on no other's class path; the last -cp counts.
  [ "${1:-}" != analytics ] || more=(-cp "$CLASS_PATH:$ROOT/healer/target/analytics/*")
  exec "$JAVA_HOME/bin/java" "${cache[@]}" "${JVM_FLAGS[@]}" "${more[@]}" \
    "-Dneurojit.terminals=$terminals" dev.neurojit.cli.Main "$@"
}
