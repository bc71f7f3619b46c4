# shellcheck shell=bash
# What scripts/test and scripts/bench need of the machine: packages, a Python with the real Alembic, and a
# PostgreSQL of their own. Sourced, never run. The caller stands in the project's top folder.

# shellcheck source=scripts/support/postgres.sh
source scripts/support/postgres.sh

readonly VENV="$PWD/.mig/venv"
readonly REQUIREMENTS="$PWD/tests/support/requirements.txt"

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

has_server() {
  [ -n "$(newest_server_binaries)" ] && command -v psql >/dev/null && command -v pg_dump >/dev/null
}

has_contrib() {
  [ -n "$(find /usr/share/postgresql -name pg_trgm.control -print -quit 2>/dev/null)" ]
}

has_venv() {
  python3 -c 'import ensurepip, venv' 2>/dev/null
}

missing_packages() {
  command -v cc >/dev/null || echo gcc libc6-dev
  command -v openssl >/dev/null || echo openssl
  has_venv || echo python3-venv
  has_server || echo postgresql
  has_contrib || echo postgresql-contrib
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

# An environment made from another list is thrown away, not mended.
ensure_venv() {
  local stamp="$VENV/requirements.txt"
  export MIG_ALEMBIC_PYTHON="$VENV/bin/python"
  if cmp -s "$REQUIREMENTS" "$stamp" && "$MIG_ALEMBIC_PYTHON" -c 'import alembic' 2>/dev/null; then
    return
  fi
  say "making a virtual environment with the real Alembic"
  rm -rf "$VENV"
  mkdir -p "$(dirname "$VENV")"
  python3 -m venv "$VENV"
  "$MIG_ALEMBIC_PYTHON" -m pip install --quiet --disable-pip-version-check --requirement "$REQUIREMENTS" >&2
  cp "$REQUIREMENTS" "$stamp"
}

# Makes everything ready; the servers go away with the script, whichever way it ends.
prepare_environment() {
  trap stop_servers EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  install_missing_packages
  ensure_venv
  start_server
}
