# shellcheck shell=bash
# Private PostgreSQL servers in temporary folders, for scripts/test and scripts/bench. Sourced after environment.sh.

server_folders=() # of the servers that were started

newest_server_binaries() {
  find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
}

# PostgreSQL refuses to run as root; it gets the user that its Debian package made.
as_server_user() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

# Runs a program of PostgreSQL's in a server's folder: its user may not be allowed to enter the project's.
server_program() {
  local folder=$1 program=$2
  shift 2
  as_server_user env --chdir="$folder" -- "$(newest_server_binaries)/$program" --pgdata=data "$@"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Sets `made`, the folder of a new cluster. Not printed, for then it would be made in a subshell and not be remembered.
make_cluster() {
  made=$(mktemp -d "${TMPDIR:-/tmp}/mig-postgres.XXXXXX")
  server_folders+=("$made")
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$made"
  fi
  server_program "$made" initdb --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null ||
    die "initdb failed"
}

# Nothing that these servers hold outlives the run, so nothing of it has to be safe on disk.
start_cluster_on() {
  local folder=$1 port=$2
  local settings="-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=200"
  settings+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c timezone=UTC"
  server_program "$folder" pg_ctl --log=server.log --wait --timeout=60 --options="$settings" start >/dev/null
}

# Sets `port`, where the cluster listens now.
start_cluster() {
  local folder=$1
  for _ in 1 2 3; do # somebody else may take the port in between
    port=$(free_port)
    if start_cluster_on "$folder" "$port"; then
      return
    fi
    say "PostgreSQL does not start on port $port"
  done
  cat "$folder/server.log" >&2
  die "PostgreSQL does not start"
}

stop_servers() {
  local folder
  for folder in "${server_folders[@]}"; do
    if [ -f "$folder/data/postmaster.pid" ]; then
      server_program "$folder" pg_ctl --mode=immediate stop >/dev/null || true
    fi
    rm -rf "$folder"
  done
  server_folders=()
}

# The server of the tests and benchmarks; sets the variables by which libpq, Alembic and the tests find it, and
# removes those that the user had.
start_server() {
  make_cluster
  start_cluster "$made"
  unset PGSERVICE PGSERVICEFILE PGPASSFILE PGPASSWORD PGSSLMODE PGOPTIONS DATABASE_URL ALEMBIC_CONFIG
  export PGHOST=127.0.0.1 PGPORT="$port" PGUSER=postgres PGDATABASE=postgres
  export MIG_TEST_DATABASE_URL="postgresql://postgres@127.0.0.1:$port/postgres"
}

# ---------------------------------------------------------------- the server of tests/tls.rs

# Writes NAME.crt and NAME.key, signed by the test's own authority: NAME SUBJECT [what openssl shall add].
make_certificate() {
  local name=$1 subject=$2
  shift 2
  openssl req -new -nodes -newkey rsa:2048 -keyout "$name.key" -subj "$subject" -out "$name.csr" 2>/dev/null
  openssl x509 -req -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out "$name.crt" "$@" 2>/dev/null
}

# NAME SUBJECT: a certificate that vouches for itself, as an authority does, or a server in PostgreSQL's manual.
make_own_certificate() {
  openssl req -x509 -nodes -newkey rsa:2048 -keyout "$1.key" -out "$1.crt" -days 2 -subj "$2" 2>/dev/null
}

make_certificates() {
  make_own_certificate ca "/CN=Test authority"
  make_own_certificate other "/CN=Another authority"
  make_own_certificate self "/CN=localhost"
  make_certificate server "/CN=ignored" -extfile <(echo "subjectAltName=DNS:localhost")
  make_certificate common "/CN=localhost" -extfile <(echo "basicConstraints=CA:FALSE")
  # Without extensions: certificates of version 1.
  make_certificate client "/CN=certuser"
  make_certificate old "/CN=localhost"
}

tls_access() {
  cat <<'EOF_ACCESS'
local     all all                      trust
hostssl   all encrypted    127.0.0.1/32 trust
hostnossl all encrypted    127.0.0.1/32 reject
hostnossl all plain        127.0.0.1/32 trust
hostssl   all plain        127.0.0.1/32 reject
host      all scram        127.0.0.1/32 scram-sha-256
hostssl   all certuser     127.0.0.1/32 cert
host      all postgres     127.0.0.1/32 trust
EOF_ACCESS
}

tls_settings() {
  printf "%s = '%s'\n" ssl on ssl_ca_file "$1/ca.crt" ssl_cert_file "$1/server.crt" ssl_key_file "$1/server.key"
}

# A second server, which asks for encryption in every way that libpq knows.
start_tls_server() {
  make_cluster
  (cd "$made" && make_certificates)
  tls_access >"$made/data/pg_hba.conf"
  tls_settings "$made" >>"$made/data/postgresql.conf"
  if [ "$(id -u)" -eq 0 ]; then
    chown -R postgres "$made"
  fi
  start_cluster "$made"
  psql -X -q -h "$made" -p "$port" -U postgres -d postgres -c "CREATE ROLE encrypted LOGIN; CREATE ROLE plain LOGIN;
    CREATE ROLE certuser LOGIN; CREATE ROLE scram LOGIN PASSWORD 'secret'"
  export MIG_TEST_TLS_FOLDER="$made" MIG_TEST_TLS_PORT="$port"
}
