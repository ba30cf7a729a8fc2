#!/usr/bin/env bash
# Collects ordinary logs from what is on this machine into artifacts/false-alarms, at least 50 MB, and counts what redaction finds in them.
# No log is larger than 10 MB, so no source dominates. Tests whose names or data contain invented secrets are left out.
# With the argument "count" it counts again in the logs that were collected before.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
to=artifacts/false-alarms
most_bytes=10000000

say() { printf '== %s\n' "$*" >&2; }

# Writes at most 10 MB of what the rest of the arguments prints, in whole lines. A command that does not exist writes nothing.
collect() {
  local name=$1
  shift
  command -v "$1" > /dev/null || return 0
  "$@" 2>&1 | head -c "$most_bytes" | sed '$d' > "$to/$name.log"
}

dotnet_logs() {
  collect build-detailed dotnet build src/StandardObservability.AspNetCore -v detailed --no-incremental --tl:off
  collect build-diagnostic dotnet build src/StandardObservability.Serilog -v diagnostic --no-incremental --tl:off
  collect restore dotnet restore Observability.sln -v diagnostic --force --tl:off
  collect pack dotnet pack src/StandardObservability -v detailed --tl:off -o artifacts/false-alarms-packages
  collect package-list dotnet list Observability.sln package --include-transitive
  collect host-trace env COREHOST_TRACE=1 COREHOST_TRACE_VERBOSITY=4 dotnet --info
}

own_logs() {
  collect tests dotnet test --project tests/StandardObservability.Tests --no-ansi -- --output Detailed --show-live-output on \
    --filter-not-namespace "StandardObservability.Tests.Redaction*" --filter-not-namespace "StandardObservability.Tests.Logging*"
  collect web-tests dotnet test --project tests/StandardObservability.AspNetCore.Tests --no-ansi -- --output Detailed --show-live-output on \
    --filter-not-namespace "StandardObservability.AspNetCore.Tests.Logging*"
  collect demo timeout 300 ./build.sh demo
  collect_service Inventory.Api 5871 '/stock/sku-[1-3000]'
  collect_service Checkout.Api 5872 '/orders/order-[1-3000]'
}

# Starts a sample that logs everything, in JSON lines, and requests a range of paths. The client's log has the headers.
collect_service() {
  local name=$1 url=http://127.0.0.1:$2 service
  dotnet build "samples/$name" -v quiet > /dev/null
  Logging__LogLevel__Default=Trace Logging__LogLevel__Microsoft__AspNetCore=Trace DOTNET_ENVIRONMENT=Production ASPNETCORE_URLS=$url \
    dotnet "samples/$name/bin/Debug/net10.0/$name.dll" > "$to/$name.all" 2>&1 &
  service=$!
  curl -s -o /dev/null --retry 20 --retry-connrefused --retry-delay 1 "$url/health"
  collect "client-$name" curl -sv -o /dev/null "$url$3"
  kill -INT "$service" && wait "$service"
  collect "$name" cat "$to/$name.all"
  rm "$to/$name.all"
}

tool_logs() {
  collect npm npm ci --ignore-scripts --loglevel silly --dry-run --prefix tests/Judges
  collect npm-debug sh -c 'cat ~/.npm/_logs/*.log'
  collect npm-list npm ls --all --long --prefix tests/Judges
  collect git-history git log --stat --format=fuller
  collect git-trace env GIT_TRACE=1 GIT_TRACE_SETUP=1 GIT_TRACE_PERFORMANCE=1 GIT_TRACE2=1 git status
  collect java java -Xlog:all=trace -version
  collect javac javac -J-Xlog:all=debug -verbose -version
  collect python python3 -v -c 'import asyncio, email, http.server, json, logging, sqlite3, ssl, unittest, xml.dom'
  collect make make -d -n -f /dev/null
  collect linker env LD_DEBUG=all dotnet --version
  collect linker-cache ldconfig -v
  collect compiler sh -c 'echo "#include <bits/stdc++.h>" | g++ -v -H -ftime-report -x c++ -c -o /dev/null -'
  collect cmake sh -c 'cmake --system-information'
  collect file-copy sh -c 'tar -cvvf /dev/null -C / etc usr/lib usr/share 2>&1'
  collect processes sh -c 'for i in $(seq 20); do ps auxww; ss -tanp; vmstat; done'
}

system_logs() {
  collect apt apt-get -s -o Debug::pkgProblemResolver=1 -o Debug::pkgDepCache::Marker=1 -o Debug::pkgDepCache::AutoInstall=1 install build-essential default-jdk
  collect apt-upgrade apt-get -s -o Debug::pkgDepCache::Marker=1 -o Debug::pkgPolicy=1 dist-upgrade
  collect dpkg sh -c 'cat /var/log/dpkg.log* /var/log/apt/*.log'
  collect dpkg-verify dpkg -V
  collect system sh -c 'find /var/log -type f -name "*.log" ! -path "*/apt/*" ! -name "dpkg*" -exec cat {} +'
  collect journal journalctl --no-pager -o short-iso
  collect kernel dmesg
}

if [ "${1:-}" != count ]; then
  rm -rf "$to" && mkdir -p "$to"
  say "dotnet"; dotnet_logs
  say "our tests and the demo"; own_logs
  say "npm, git and other tools"; tool_logs
  say "apt, dpkg and the system"; system_logs
fi

find "$to" -empty -delete
du -sh "$to" >&2
dotnet run -c Release --project benchmarks/StandardObservability.Benchmarks -- false-alarms "$PWD/$to"
