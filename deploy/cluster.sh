#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# PostgreSQL and three hubs over it on loopback, with everything they keep in one directory. For trying out and for tests: one machine
# that holds all three is no protection against losing it.
set -euo pipefail

usage() {
  cat <<TEXT
cluster.sh start DIR    start PostgreSQL and three hubs; what is missing in DIR is made
cluster.sh stop DIR     stop them in order
cluster.sh status DIR   say what runs

The hubs listen at 127.0.0.1, ports HUB_PORT and the two after it (default 5081); PostgreSQL at POSTGRES_PORT (default 5480).
Keys are in DIR/keys, so that 'statsx token PHL --role submitter --data DIR' works. Logs are in DIR/log.
HUB names the hub's program (default: the one that 'dotnet build' makes here), POSTGRES_BIN the folder of PostgreSQL's programs.
TEXT
}

fail() { echo "cluster.sh: $*" >&2; exit 1; }

case "${1:-}" in
  start | stop | status) [ $# -eq 2 ] || { usage >&2; exit 2; } ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
hub=${HUB:-$root/src/StatsExchange.Hub/bin/Debug/net10.0/StatsExchange.Hub.dll}
first_port=${HUB_PORT:-5081}
postgres_port=${POSTGRES_PORT:-5480}
nodes=(hub-1 hub-2 hub-3)

port_of() { echo $((first_port + ${1#hub-} - 1)); }

runs() { # pid file; a number that another program has since got does not count
  local pid
  [ -s "$1" ] && pid=$(head -n 1 "$1") && kill -0 "$pid" 2>/dev/null && tr '\0' ' ' 2>/dev/null < "/proc/$pid/cmdline" | grep -qF -- "$dir"
}

find_postgres() {
  local folder
  for folder in "${POSTGRES_BIN:-}" /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
    [ -n "$folder" ] && [ -x "$folder/initdb" ] && { echo "$folder"; return; }
  done
  fail 'PostgreSQL is not installed; with Debian: apt-get install postgresql'
}

# PostgreSQL does not run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  local bin=$1 database=$dir/postgres
  if [ ! -s "$database/PG_VERSION" ]; then
    mkdir -p "$database"
    chmod 700 "$database"
    [ "$(id -u)" -ne 0 ] || chown postgres "$database"
    (umask 077 && openssl rand -hex 24 > "$dir/postgres.password")
    echo 'making the database'
    # Through a pipe, since the file is for the hubs' user only.
    as_owner sh -c 'exec 3<<TEXT
$(cat)
TEXT
      "$0" --pgdata="$1" --username=statsexchange --auth=scram-sha-256 --encoding=UTF8 --locale=C --pwfile=/dev/fd/3' \
      "$bin/initdb" "$database" < "$dir/postgres.password" > "$dir/log/initdb.log" || fail "initdb failed; see $dir/log/initdb.log"
  fi
  runs "$database/postmaster.pid" && return
  as_owner "$bin/pg_ctl" --pgdata="$database" --wait --silent --log="$database/server.log" \
    --options="-c listen_addresses=127.0.0.1 -c port=$postgres_port -c unix_socket_directories=" start \
    || fail "PostgreSQL did not start; see $database/server.log"
  PGPASSWORD=$(cat "$dir/postgres.password") "$bin/psql" --quiet --no-psqlrc --host=127.0.0.1 --port="$postgres_port" --username=statsexchange \
    --dbname=postgres --tuples-only --command="SELECT 1 FROM pg_database WHERE datname = 'statsexchange'" | grep -q 1 \
    || PGPASSWORD=$(cat "$dir/postgres.password") "$bin/createdb" --host=127.0.0.1 --port="$postgres_port" --username=statsexchange statsexchange
}

make_keys() { # several hubs share them, so that none of them makes its own
  local name
  for name in token evidence; do
    [ -s "$dir/keys/$name.pem" ] && continue
    (umask 077 && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$dir/keys/$name.pem" 2>/dev/null)
    openssl pkey -in "$dir/keys/$name.pem" -pubout -out "$dir/keys/$name.pub.pem"
  done
}

start_hub() { # node
  local pid_file=$dir/$1.pid port
  port=$(port_of "$1")
  runs "$pid_file" && return
  nohup dotnet "$hub" --node "$1" --data "$dir" --urls "http://127.0.0.1:$port" \
    --postgres "Host=127.0.0.1;Port=$postgres_port;Database=statsexchange;Username=statsexchange" \
    --postgres-password-file "$dir/postgres.password" >> "$dir/log/$1.log" 2>&1 < /dev/null &
  echo $! > "$pid_file"
  local waited=0
  until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    runs "$pid_file" || fail "$1 did not start; see $dir/log/$1.log"
    waited=$((waited + 1))
    [ "$waited" -lt 150 ] || fail "$1 does not answer; see $dir/log/$1.log"
    sleep 0.2
  done
}

stop_hub() { # node
  local pid_file=$dir/$1.pid pid
  runs "$pid_file" || return 0
  pid=$(cat "$pid_file")
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  rm -f "$pid_file"
}

status() {
  local node
  runs "$dir/postgres/postmaster.pid" && echo "postgres runs at 127.0.0.1:$(sed -n 4p "$dir/postgres/postmaster.pid")" || echo 'postgres does not run'
  for node in "${nodes[@]}"; do
    runs "$dir/$node.pid" && echo "$node runs at http://127.0.0.1:$(port_of "$node")" || echo "$node does not run"
  done
}

mkdir -p "$2"
dir=$(cd "$2" && pwd)
case "$1" in
  start)
    [ -f "$hub" ] || fail "there is no $hub; run 'dotnet build' first"
    command -v openssl > /dev/null || fail 'openssl is needed to make keys'
    mkdir -p "$dir/log"
    (umask 077 && mkdir -p "$dir/keys")
    start_postgres "$(find_postgres)"
    make_keys
    for node in "${nodes[@]}"; do start_hub "$node"; done
    status
    echo "export STATSX_HUB=http://127.0.0.1:$(port_of hub-1),http://127.0.0.1:$(port_of hub-2),http://127.0.0.1:$(port_of hub-3)"
    ;;
  stop)
    for node in "${nodes[@]}"; do stop_hub "$node"; done
    runs "$dir/postgres/postmaster.pid" && as_owner "$(find_postgres)/pg_ctl" --pgdata="$dir/postgres" --wait --silent --mode=fast stop
    status
    ;;
  status) status ;;
esac
