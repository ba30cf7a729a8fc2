#!/usr/bin/env bash
# Builds the packages, or checks a change of the policy.
set -euo pipefail
cd "$(dirname "$0")"
policy=src/Acme.Telemetry/telemetry.policy.json

case "${1:-pack}" in
  pack)
    dotnet pack Acme.Telemetry.slnx -c Release -o artifacts
    ;;
  diff)
    dotnet tool restore
    # The policy of the newest tag. A repository without a tag has nothing to compare with.
    if ! tag=$(git describe --tags --abbrev=0 2>/dev/null); then
      echo "There is no tag yet, so there is nothing to compare with."
      exit 0
    fi
    mkdir -p artifacts
    git show "$tag:$policy" > artifacts/former.policy.json
    dotnet observability diff artifacts/former.policy.json "$policy"
    ;;
  *)
    echo "Usage: ./build.sh [pack|diff]" >&2
    exit 2
    ;;
esac
