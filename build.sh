#!/usr/bin/env bash
# One program for people and for CI. ./build.sh without a verb says what it can do.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

usage() {
  cat <<'TEXT'
Usage: ./build.sh VERB

  setup    installs what the tests need (npm packages of the judges; on Debian also node, faketime, PostgreSQL, Chromium, Prometheus, models of AWS services, and clang for Native AOT)
  build    compiles everything, warnings are errors
  publish  publishes samples as Native AOT and trimmed, warnings are errors; the tests of samples then run these too
  test     setup, build, publish, then every test; ends with "N passed, N failed, N skipped". With a filter it does not publish
  demo     runs two services and a worker and shows one order in logs, metrics and traces
             --otlp URL   also sends everything to an OTLP/HTTP receiver, for example http://localhost:4318
             --keep       keeps the services running until Ctrl-C, with their local pages, a fault to turn on, and traffic
             --viewer     the same, and shows everything in Aspire's dashboard, which is downloaded (38 MB, Linux x64)
  pictures takes the pictures of the documents and of the packages' icon with Chromium
  render   writes dashboards, alarms and runbooks of the samples to samples/deploy
  faults   makes receivers, networks and standard output fail, and writes the figures to docs/reliability.md (13 minutes)
  soak     repeats the network faults and starts 500 hosts: ./build.sh soak MINUTES (10 unless given)
  fuzz     runs a fuzz target under afl++: ./build.sh fuzz TARGET SECONDS; without a target it lists them
  bench    runs the benchmarks and writes docs/benchmarks/results.md (--quick for a smoke run)
  semconv  writes OpenTelemetry's semantic conventions as a standard for policies: ./build.sh semconv FILE VERSION
  format   formats the code
  accept   accepts what the contract tests received as the new contract
  pack     packs the libraries into artifacts/packages, with native images
  images   builds the container images of the samples, where an engine runs
TEXT
}

say() { printf '\n== %s\n' "$*"; }

# Debian packages, when the command or file in the first argument is missing.
install() {
  local missing=$1; shift
  if ! command -v "$missing" >/dev/null && [ ! -e "$missing" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "Installing $*"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
  fi
}

# Native AOT links with clang or gcc, and this repository publishes it for Linux x64 only.
can_publish() {
  [ "$(uname -sm)" = "Linux x86_64" ] && { command -v clang || command -v gcc; } >/dev/null
}

setup() {
  # A system without these skips the suites that need them, and each says so.
  install npm nodejs npm
  install /usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1 faketime
  install /usr/lib/python3/dist-packages/botocore python3-botocore
  install chromium chromium
  install promtool prometheus
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || install postgres postgresql
  command -v gcc >/dev/null || install clang clang zlib1g-dev
  if command -v npm >/dev/null; then
    if [ ! -f tests/Judges/node_modules/.package-lock.json ] || [ tests/Judges/package-lock.json -nt tests/Judges/node_modules/.package-lock.json ]; then
      say "Restoring the judges"
      (cd tests/Judges && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    fi
  else
    echo "npm is not installed: suites that need an independent judge will be skipped."
  fi
}

build() {
  say "Building"
  dotnet build Observability.sln -v quiet "$@"
}

publish() {
  if ! can_publish; then
    echo "Samples are not published: that needs clang or gcc on Linux x64. Tests of published samples will be skipped."
    return
  fi
  say "Publishing samples as Native AOT and trimmed"
  dotnet msbuild samples/Published.proj -v:quiet -m "$@"
}

# Each failed test once more, at the end of a long output: its name, its message and the first lines of its stack.
show_failures() {
  awk '
    /^failed / { left = 16; if (!any++) print "\n== Failed" }
    /^(passed|skipped|Running tests from) / || /^  Standard output:/ { left = 0 }
    left > 0 { print substr($0, 1, 600); left-- }' "$1"
}

run_tests() {
  setup
  build
  [ $# != 0 ] || publish
  say "Testing"
  local results=artifacts/test-results passed=0 failed=0 skipped=0 status=0
  rm -rf "$results" && mkdir -p "$results"
  # With a filter most projects have no test to run, which is no failure (exit code 8).
  [ $# = 0 ] || export TESTINGPLATFORM_EXITCODE_IGNORE=8
  dotnet test --solution Observability.sln --no-build --no-ansi --no-progress --max-parallel-test-modules 1 "$@" 2>&1 | tee "$results/log.txt" || status=$?
  # The runner's own summary, as one line that says it in numbers.
  number() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$results/log.txt" | tail -n 1; }
  passed=$(number succeeded); failed=$(number failed); skipped=$(number skipped)
  if [ -z "$passed" ]; then
    echo "The tests did not run." >&2
    exit 1
  fi
  if [ "$passed" = 0 ] && [ "${failed:-0}" = 0 ]; then
    echo "No test matches: $*" >&2
    failed=1
  fi
  [ "$status" = 0 ] || [ "${failed:-0}" != 0 ] || failed=1
  show_failures "$results/log.txt"
  printf '\n%s passed, %s failed, %s skipped\n' "$passed" "${failed:-0}" "${skipped:-0}"
  [ "${failed:-0}" = 0 ]
}

fault_tests() {
  setup
  dotnet build tests/StandardObservability.Faults.Tests -v quiet
  dotnet tests/StandardObservability.Faults.Tests/bin/Debug/net10.0/StandardObservability.Faults.Tests.dll "$@"
}

# Fuzzes one target. What it finds, and the inputs that reach new code, go to artifacts/fuzz/TARGET.
fuzz() {
  local target=${1:-} seconds=${2:-60} out corpus=tests/Fuzz/Corpus/${1:-}
  dotnet build tests/Fuzz -c Release -v quiet
  out=$PWD/artifacts/fuzz/$target
  if [ -z "$target" ]; then
    dotnet tests/Fuzz/bin/Release/net10.0/Fuzz.dll list
    return
  fi
  install afl-fuzz afl++
  dotnet tool restore --verbosity quiet
  rm -rf "$out" && mkdir -p "$out/bin"
  cp -r tests/Fuzz/bin/Release/net10.0/. "$out/bin"
  dotnet "$out/bin/Fuzz.dll" prepare "$target" "$out"
  [ ! -d "$corpus" ] || cp "$corpus"/* "$out/seeds"
  dotnet sharpfuzz "$out/bin/StandardObservability.dll"
  dotnet sharpfuzz "$out/bin/StandardObservability.Conventions.dll"
  export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
  local run=("$(command -v dotnet)" "$out/bin/Fuzz.dll" afl "$target") words=()
  [ ! -s "$out/words.dict" ] || words=(-x "$out/words.dict")
  say "Fuzzing $target for $seconds seconds"
  nice afl-fuzz -i "$out/seeds" -o "$out" -V "$seconds" -t 5000 -m none -G 4096 "${words[@]}" -- "${run[@]}" >"$out/log.txt"
  grep -E '^(execs_done|run_time|corpus_count|edges_found|saved_crashes|saved_hangs) ' "$out/default/fuzzer_stats"
  (cd "$out" && nice afl-cmin -i "$out/default/queue" -o "$out/corpus" -t 5000 -m none -- "${run[@]}" >>"$out/log.txt" 2>&1)
  local found=("$out"/default/{crashes,hangs}/id*)
  [ ! -e "${found[0]}" ] || timeout 300 dotnet tests/Fuzz/bin/Release/net10.0/Fuzz.dll shrink "$target" "$out/findings" "${found[@]}" || true
  [ ! -d "$out/findings" ] || dotnet tests/Fuzz/bin/Release/net10.0/Fuzz.dll run "$target" "$out"/findings/*
}

accept() {
  local received
  find docs -name '*.received.md' | while read -r received; do
    mv -v "$received" "${received%.received.md}.md"
  done
  find tests -name '*.received.txt' -not -path '*/bin/*' -not -path '*/obj/*' | while read -r received; do
    mv -v "$received" "${received%.received.txt}.approved.txt"
  done
}

# The names, types and units of a version of OpenTelemetry's semantic conventions, as a file that policies extend.
semconv() {
  local file=${1:?a JSON file of the conventions} version=${2:?their version, for example 1.44} folder=src/StandardObservability.Conventions/Policy/Standards
  node "$folder/semconv.mjs" "$file" "$version" >"$folder/otel-semconv-$version.json"
  ls -l "$folder/otel-semconv-$version.json"
}

# The packages, as build/Packages.proj makes them. They are compared with those of the newest release before this commit, so that a patch of a
# package breaks no user. Arguments go to MSBuild, for example -p:MinVerVersionOverride=1.2.3 or -p:RepositoryUrl=https://example.com/repository.
pack() {
  local released
  released=$(git describe --tags --abbrev=0 --match '[0-9]*' --exclude '*-*' HEAD^ 2>/dev/null || true)
  dotnet msbuild build/Packages.proj -restore -v:quiet -m ${released:+-p:ReleasedVersion=$released} "$@"
  ls -l artifacts/packages
}

# Engines differ from machine to machine, so one that is missing is no failure.
images() {
  if ! docker info >/dev/null 2>&1; then
    echo "No container engine answers (docker info), so no image is built."
    return
  fi
  local sample
  for sample in Inventory.Api Checkout.Api Checkout.Worker; do
    docker build -f "samples/$sample/Dockerfile" -t "${sample,,}" --build-arg REVISION="$(git rev-parse HEAD 2>/dev/null)" .
  done
}

verb=${1:-}
[ $# -gt 0 ] && shift
case "$verb" in
  setup)  setup ;;
  build)  build "$@" ;;
  publish) publish "$@" ;;
  test)   run_tests "$@" ;;
  demo)   dotnet build samples/Demo -v quiet && exec dotnet samples/Demo/bin/Debug/net10.0/Demo.dll "$@" ;;
  render) for sample in Inventory.Api Checkout.Api Checkout.Worker; do
            dotnet run --no-launch-profile --project "samples/$sample" -- observability render "$PWD/samples/deploy/$sample" --metrics emf,otlp,prometheus
          done ;;
  pictures) dotnet build tests/StandardObservability.AspNetCore.Tests -v quiet
            PICTURES=1 dotnet tests/StandardObservability.AspNetCore.Tests/bin/Debug/net10.0/StandardObservability.AspNetCore.Tests.dll -class "*PagePictureTests"
            chromium --headless --no-sandbox --hide-scrollbars --window-size=128,128 --default-background-color=00000000 \
              --screenshot="$PWD/build/icon.png" "file://$PWD/build/icon.svg" ;;
  faults) FAULT_SECONDS=${FAULT_SECONDS:-15} FAULT_TABLE=$PWD/docs/reliability.md fault_tests "$@" ;;
  soak)   SOAK_MINUTES=${1:-10} fault_tests -class "*SoakTests" -class "*HostChurnTests" ;;
  fuzz)   fuzz "$@" ;;
  bench)  dotnet run -c Release --project benchmarks/StandardObservability.Benchmarks -- all "$@" ;;
  semconv) semconv "$@" ;;
  format) dotnet format Observability.sln "$@" ;;
  accept) accept ;;
  pack)   pack "$@" ;;
  images) images ;;
  *)      usage; [ -z "$verb" ] ;;
esac
