#!/usr/bin/env bash
# Collects ordinary logs from what is on this machine into artifacts/false-alarms, at least 50 MB, and counts what redaction finds in them.
# Tests whose names or data contain invented secrets are left out.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
to=artifacts/false-alarms
rm -rf "$to" && mkdir -p "$to"

say() { printf '== %s\n' "$*" >&2; }

say "dotnet: a detailed and a diagnostic build"
dotnet build src/StandardObservability.AspNetCore -v detailed --no-incremental --tl:off > "$to/build-detailed.log" 2>&1
dotnet build src/StandardObservability.Serilog -v diagnostic --no-incremental --tl:off > "$to/build-diagnostic.log" 2>&1
dotnet restore Observability.sln -v diagnostic --force --tl:off > "$to/restore.log" 2>&1

say "our tests and the demo"
dotnet test --project tests/StandardObservability.Tests --no-ansi -- --output Detailed \
  --filter-not-namespace "StandardObservability.Tests.Redaction*" --filter-not-namespace "StandardObservability.Tests.Logging*" > "$to/tests.log" 2>&1
dotnet test --project tests/StandardObservability.AspNetCore.Tests --no-ansi -- --output Detailed > "$to/web-tests.log" 2>&1
timeout 300 ./build.sh demo > "$to/demo.log" 2>&1

if command -v npm > /dev/null; then
  say "npm"
  (cd tests/Judges && npm ci --ignore-scripts --loglevel silly --dry-run) > "$to/npm.log" 2>&1
  cat ~/.npm/_logs/*.log > "$to/npm-debug.log" 2>/dev/null
fi

if command -v apt-get > /dev/null; then
  say "apt and dpkg"
  apt-get -s -o Debug::pkgProblemResolver=1 -o Debug::pkgDepCache::Marker=1 -o Debug::pkgDepCache::AutoInstall=1 install build-essential default-jdk > "$to/apt.log" 2>&1
  cat /var/log/dpkg.log /var/log/apt/*.log > "$to/dpkg.log" 2>/dev/null
  dpkg -V > "$to/dpkg-verify.log" 2>&1
fi

du -sh "$to" >&2
dotnet run -c Release --project benchmarks/StandardObservability.Benchmarks -- false-alarms "$PWD/$to"
