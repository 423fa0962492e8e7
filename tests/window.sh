#!/usr/bin/env bash
# The real window under a virtual display: opens files, writes a note, photographs every page at two sizes, is killed, reopens, finds it.
# Pictures are left in the folder named by KLYNGEBLIK_PICTURES (default: a folder beside the build).
set -euo pipefail
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
# The picture taker's own build lies beside the others so that neither undoes the other's work.
cargo build --quiet --features inspection
export KLYNGEBLIK_WINDOW_BINARY="$target/window/klyngeblik"
mkdir -p "$target/window"
cp "$target/debug/klyngeblik" "$KLYNGEBLIK_WINDOW_BINARY"
export KLYNGEBLIK_PICTURES="${KLYNGEBLIK_PICTURES:-$target/window/pictures}"
documents="$(mktemp -d)"
trap 'rm -rf "$documents"' EXIT
export LIBGL_ALWAYS_SOFTWARE=1
xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24" \
    env HOME="$documents" CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}" \
    cargo test --quiet --test main -- --nocapture window::
