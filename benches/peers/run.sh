#!/bin/sh
# asap beside others: queued tasks in PostgreSQL. See BENCHMARKS.md, "Beside others".
#
#     PEERS_SERVER_URL=postgres://postgres@127.0.0.1/postgres benches/peers/run.sh [FILE.json]
#
# The role must be allowed to make databases. Python 3.10 or later is found as python3, or named by PYTHON; its packages are
# installed below the target folder. Once all is built it takes two minutes, and ends within half an hour, whatever happens.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
: "${PEERS_SERVER_URL:?names a server and one of its databases, like postgres://postgres@127.0.0.1/postgres}"
target=${CARGO_TARGET_DIR:-$here/target}
export CARGO_TARGET_DIR="$target"
export PEERS_JSON="${1:-$target/peers.json}"

cargo build --release --locked --manifest-path "$here/Cargo.toml"

venv=$target/peers-venv
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
export PEERS_PYTHON="$venv/bin/python"

PEERS_ASAP_VERSION=$(git -C "$here" describe --always --dirty 2>/dev/null || echo unknown)
export PEERS_ASAP_VERSION

timeout 1800 "$target/release/peers"
echo "written to $PEERS_JSON"
