#!/bin/sh
# Measures what the charts of BENCHMARKS.md show, records it in benches/figures, and draws it. See BENCHMARKS.md.
#
#     CHARTS_POSTGRES_URL=postgres://postgres@127.0.0.1/postgres benches/record.sh [--short | --long] [--bars] [NAME…]
#
# Runs go up to 10,000 checkpoints; with --short to 1,000, with --long to 100,000, which takes long. --bars measures the bars too, into
# benches/figures/bars. NAME is that of a file in benches/figures. Without CHARTS_POSTGRES_URL what needs a server is left out; its role must be
# allowed to make databases, and `psql` be there. Python 3.10 or later is found as python3, or named by PYTHON; its packages are installed below
# the target folder.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
profile=${CHARTS_PROFILE:-release}
bars=
length=
names=
for argument; do
    case $argument in
        --bars) bars=1 ;;
        --short | --long) length=$argument ;;
        -*) echo "there is no option $argument" >&2; exit 2 ;;
        *) names="$names $argument" ;;
    esac
done
case $profile in
    release) built=--release ;;
    dev) built= ;;
    *) echo "CHARTS_PROFILE is release or dev" >&2; exit 2 ;;
esac
folder=$([ "$profile" = dev ] && echo debug || echo release)

CARGO_TARGET_DIR=$target cargo build $built --locked -p asap-charts --features measure --bins
CARGO_TARGET_DIR=$target/peers cargo build $built --locked --manifest-path benches/peers/Cargo.toml --bin curves_durare --bin curves_dbos
venv=$target/peers-venv
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement benches/peers/requirements.txt

export CHARTS_PEERS="$target/peers/$folder" CHARTS_PYTHON="$venv/bin/python"
# shellcheck disable=SC2086 # they are words
if [ -n "${CHARTS_DISTURBED:-}" ]; then
    timeout 7200 "$target/$folder/measure" --record $length --disturbed "$CHARTS_DISTURBED" $names
else
    timeout 7200 "$target/$folder/measure" --record $length $names
fi
if [ -n "$bars" ]; then
    CARGO_TARGET_DIR=$target cargo bench -p asap-runtime --all-features --bench bars -- --record
fi
"$target/$folder/draw"
