#!/bin/sh
# Fuzzes one target for so many seconds: tests/fuzz/run.sh text 1800. What it finds of its own stays out of the corpus that is
# kept (`tests/fuzz/run.sh text merge` takes the smallest set of it in); a crash is written to `findings`.
set -eu
cd "$(dirname "$0")"
target=$1
RUSTC_WORKSPACE_WRAPPER=$PWD/instrument.sh cargo build --release --bin "$target"
built=${CARGO_TARGET_DIR:-target}/release/$target
found=${FUZZ_FOUND:-${CARGO_TARGET_DIR:-target}/found}/$target
mkdir -p "$found"
if [ "$2" = merge ]; then
    "$built" -set_cover_merge=1 -use_counters=0 -max_len=6144 "corpus/$target" "$found"
else
    "$built" -max_total_time="$2" -max_len=16384 -timeout=10 -rss_limit_mb=1024 -dict="$target.dict" \
        -artifact_prefix="findings/$target-" "$found" "corpus/$target"
fi
