#!/usr/bin/env bash
# Milliseconds until a program answers its first request, the shortest of five starts, with telemetry disabled and enabled, and with a whole core and a
# quarter of one. For Linux and root, because it makes a control group. Usage: samples/measure-start.sh FOLDER COMMAND...
set -euo pipefail
cd "$1"
shift
port=5399 database=$(mktemp -d)
if [ -d /sys/fs/cgroup/cpu ]; then
  group=/sys/fs/cgroup/cpu/measure-start
  mkdir -p $group
  echo 100000 >$group/cpu.cfs_period_us
  echo 25000 >$group/cpu.cfs_quota_us
else
  group=/sys/fs/cgroup/measure-start
  mkdir -p $group
  echo '25000 100000' >$group/cpu.max
fi
trap 'rm -r "$database"; rmdir $group' EXIT

start() {
  local disabled=$1 join=$2 began ended
  shift 2
  rm -f "$database"/*
  began=$(date +%s%N)
  (
    [ "$join" = no ] || echo $BASHPID >$group/cgroup.procs
    exec env -i PATH="$PATH" OTEL_SDK_DISABLED="$disabled" OTEL_METRICS_EXPORTER=awsemf DOTNET_EnableDiagnostics=0 \
      ASPNETCORE_URLS=http://127.0.0.1:$port Database__Path="$database/checkout.db" "$@" >/dev/null 2>&1
  ) &
  until curl -s -o /dev/null http://127.0.0.1:$port/orders/1; do sleep 0.01; done
  ended=$(date +%s%N)
  kill $! && wait $! || true
  echo $(((ended - began) / 1000000))
}

for join in no yes; do
  for disabled in true false; do
    best=$(for _ in 1 2 3 4 5; do start $disabled $join "$@"; done | sort -n | head -1)
    echo "quarter of a core: $join, OTEL_SDK_DISABLED=$disabled: $best ms"
  done
done
