#!/usr/bin/env bash
# Pin every package with the hashes of all its files. The lock files name no index, path or host: pip's own
# configuration says where packages come from.
set -euo pipefail
cd "$(dirname "$0")/requirements"

compile() {
    ../../.venv/bin/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@"
}
compile --output-file runtime.txt ../../pyproject.toml
compile --extra dev --constraint runtime.txt --output-file dev.txt ../../pyproject.toml
compile --constraint dev.txt --output-file build.txt build.in

if grep -nE '://|(^|[^A-Za-z0-9_.])/[a-z]+/' runtime.txt dev.txt build.txt; then
    echo "A lock file names an address or a path; nothing of this machine may be recorded." >&2
    exit 1
fi
