# Sourced: run a main class from the sources of a module, tests and benchmarks included.

# java_main MODULE CLASS ARGS...: compiles what changed, then runs CLASS with MODULE's test class path.
java_main() {
  local module=$1 main=$2
  shift 2
  mkdir -p "$ROOT/.neurojit"
  mvn -q -pl "$module" -am test-compile dependency:build-classpath \
    "-Dmdep.outputFile=$ROOT/.neurojit/\${project.artifactId}.classpath" -Dmdep.includeScope=test
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED "-Dneurojit.native=$ROOT/native/build" \
    -cp "$module/target/test-classes:$module/target/classes:$(cat "$ROOT/.neurojit/neurojit-$module.classpath")" \
    "$main" "$@"
}
