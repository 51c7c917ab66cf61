#!/usr/bin/env bash
# How fast pools of one, two and four workers are over one store, as a table. Environment:
#   WORDS      the program; it is built if this is not set
#   MEGABYTES  the size of the corpus, 64
#   WORKERS    the sizes of the pools, "1 2 4"
#   DIR        the directory of the corpus and of the SQLite file: on the disk that is to be measured
#   DB         another store, as `words --db` takes it; the tasks stay there
# The end of a run is seen within half a second, so it should take many.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ -z "${WORDS:-}" ]; then
    cargo build --release -q -p asap-examples --bin words
    WORDS=$(realpath "${CARGO_TARGET_DIR:-target}/release/words")
fi
work=$(mktemp -d -p "${DIR:-${TMPDIR:-/tmp}}")
pool=()
end() {
    [ "${#pool[@]}" -eq 0 ] || kill -KILL "${pool[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT

# Files of one megabyte, of words of which the rare ones are rare.
files=${MEGABYTES:-64}
mkdir "$work/texts"
awk -v files="$files" -v dir="$work/texts" 'BEGIN {
    srand(1)
    for (file = 0; file < files; file++) {
        name = dir "/" file ".txt"
        for (bytes = 0; bytes < 1000000; bytes += length(word) + 1) {
            word = "w" int(20000 * rand() * rand() * rand())
            printf "%s%s", word, rand() < 0.1 ? "\n" : " " > name
        }
        close(name)
    }
}'

printf '| workers | tasks/s | checkpoints/s | MB/s |\n|---|---|---|---|\n'
for workers in ${WORKERS:-1 2 4}; do
    export WORDS_DB=${DB:-$work/$workers.db}
    # Other paths are other tasks.
    cp -al "$work/texts" "$work/$workers"
    "$WORDS" submit "$work/$workers" >/dev/null
    started=$(date +%s%N)
    pool=()
    for _ in $(seq "$workers"); do
        "$WORDS" --verbose worker --concurrency 1 2>"$work/log.${#pool[@]}" &
        pool+=($!)
    done
    "$WORDS" status --watch >/dev/null 2>&1
    elapsed=$(($(date +%s%N) - started))
    kill -TERM "${pool[@]}"
    wait "${pool[@]}"
    pool=()
    stored=$(cat "$work"/log.* | grep -c ' stored ')
    awk -v workers="$workers" -v files="$files" -v stored="$stored" -v ns="$elapsed" 'BEGIN {
        printf "| %d | %.1f | %.0f | %.1f |\n", workers, files / ns * 1e9, stored / ns * 1e9, files / ns * 1e9
    }'
    rm -f "$work"/log.*
done
