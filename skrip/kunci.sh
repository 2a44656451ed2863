#!/bin/sh
# Locks every requirement with its hashes. Needs uv; the address of a registry never enters a file.
set -eu
cd "$(dirname "$0")/.."
for nama in dasar nodejs kembang; do
    uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --universal --python-version 3.11 \
        --custom-compile-command "make kunci" "requirements/$nama.in" --output-file "requirements/$nama.txt"
done
npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved=true
