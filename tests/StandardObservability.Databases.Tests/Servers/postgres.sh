#!/bin/sh
# Runs a PostgreSQL server in the new folder $2 with the programs in $1, on port $3 of the loopback address, until standard input ends.
# Standard input also ends when the tests are killed, so the server stops and its folder is deleted in any case.
set -eu
bin=$1 folder=$2 port=$3
mkdir "$folder"
trap 'rm -rf "$folder"' EXIT

# PostgreSQL refuses to run as root. Its package creates the user postgres.
as_user() {
  if [ "$(id -u)" = 0 ]; then exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else exec "$@"; fi
}

[ "$(id -u)" != 0 ] || chown postgres "$folder"
(as_user "$bin/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync --no-locale -E UTF8) >&2

# Only the user "locked" needs a password. It does not exist.
printf 'host all locked 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n' >"$folder/data/pg_hba.conf"
(as_user "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
  -c fsync=off -c full_page_writes=off -c synchronous_commit=off) >&2 </dev/null &
server=$!
while read -r _; do :; done
kill -INT "$server" 2>/dev/null || true
wait "$server" || true
