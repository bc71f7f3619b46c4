# shellcheck shell=bash
# What scripts/test and scripts/bench need of the machine: packages, a Python with the real Alembic, and a
# PostgreSQL of their own. Sourced, never run. The caller stands in the project's top folder.

readonly VENV="$PWD/.mig/venv"
readonly REQUIREMENTS="$PWD/tests/support/requirements.txt"

server_folder="" # the private PostgreSQL's temporary folder, while there is one
server_binaries=""

say() {
  printf '== %s\n' "$*" >&2
}

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "needs root or sudo to run: $*"
  fi
}

# PostgreSQL refuses to run as root; it gets the user that its Debian package made.
as_server_user() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

newest_server_binaries() {
  find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
}

has_contrib() {
  [ -n "$(find /usr/share/postgresql -name pg_trgm.control -print -quit 2>/dev/null)" ]
}

has_pgbouncer() {
  command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ]
}

has_venv() {
  python3 -c 'import ensurepip, venv' 2>/dev/null
}

missing_packages() {
  command -v cc >/dev/null || echo gcc libc6-dev
  has_venv || echo python3-venv
  [ -n "$(newest_server_binaries)" ] && command -v psql >/dev/null && command -v pg_dump >/dev/null || echo postgresql
  has_contrib || echo postgresql-contrib
  has_pgbouncer || echo pgbouncer
}

install_missing_packages() {
  local -a packages
  read -r -d '' -a packages < <(missing_packages && printf '\0') || true
  if [ "${#packages[@]}" -eq 0 ]; then
    return
  fi
  say "installing ${packages[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}" >&2
}

# A folder of packages from an older list is thrown away, not mended.
ensure_venv() {
  local stamp="$VENV/requirements.txt"
  if cmp -s "$REQUIREMENTS" "$stamp" && "$VENV/bin/python" -c 'import alembic' 2>/dev/null; then
    return
  fi
  say "making a virtual environment with the real Alembic"
  rm -rf "$VENV"
  mkdir -p "$(dirname "$VENV")"
  python3 -m venv "$VENV"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$REQUIREMENTS" >&2
  cp "$REQUIREMENTS" "$stamp"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Runs a program of PostgreSQL's in the server's folder: its user may not be allowed to enter the project's.
server_program() {
  local program=$1
  shift
  as_server_user env --chdir="$server_folder" -- "$server_binaries/$program" --pgdata=data "$@"
}

make_cluster() {
  server_binaries=$(newest_server_binaries)
  server_folder=$(mktemp -d "${TMPDIR:-/tmp}/mig-postgres.XXXXXX")
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$server_folder"
  fi
  server_program initdb --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null ||
    die "initdb failed"
}

# Nothing that this server holds outlives the run, so nothing of it has to be safe on disk.
start_cluster_on() {
  local settings="-p $1 -k $server_folder -c listen_addresses=127.0.0.1 -c max_connections=200"
  settings+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c timezone=UTC"
  server_program pg_ctl --log=server.log --wait --timeout=60 --options="$settings" start >/dev/null
}

# Sets the variables by which libpq, Alembic and the tests find the server, and none that the user had.
announce_server() {
  unset PGSERVICE PGSERVICEFILE PGPASSFILE PGPASSWORD PGSSLMODE PGOPTIONS DATABASE_URL ALEMBIC_CONFIG
  export PGHOST=127.0.0.1 PGPORT="$1" PGUSER=postgres PGDATABASE=postgres
  export MIG_TEST_DATABASE_URL="postgresql://postgres@127.0.0.1:$1/postgres"
  export MIG_ALEMBIC_PYTHON="$VENV/bin/python"
}

start_server() {
  local attempt port
  make_cluster
  for attempt in 1 2 3; do # somebody else may take the port in between
    port=$(free_port)
    if start_cluster_on "$port"; then
      announce_server "$port"
      return
    fi
    say "port $port: attempt $attempt to start PostgreSQL failed"
  done
  cat "$server_folder/server.log" >&2
  die "PostgreSQL does not start"
}

stop_server() {
  if [ -n "$server_folder" ]; then
    if [ -f "$server_folder/data/postmaster.pid" ]; then
      server_program pg_ctl --mode=immediate stop >/dev/null || true
    fi
    rm -rf "$server_folder"
    server_folder=""
  fi
}

# Makes everything ready; the server goes away with the script, whichever way it ends.
prepare_environment() {
  trap stop_server EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  install_missing_packages
  ensure_venv
  start_server
}
