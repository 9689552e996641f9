#!/usr/bin/env bash
# Make a checkout runnable: system libraries, a virtual environment in .venv, the locked packages, the project itself.
#
#   packaging/setup.sh run     what the program needs
#   packaging/setup.sh test    what its tests need as well
#
# A second run finds everything in place and returns at once. PYTHON names another interpreter (3.11 or newer).
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
requirements=packaging/requirements

# Qt offscreen needs the first row and X11 the second (found with ldd on a minimal Debian 12; none implies another).
program_libraries=(
    libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0
)
# A PostgreSQL server, an independent PDF reader, a Java runtime with JAXB for veraPDF, and the Unicode test files.
test_programs=(postgresql poppler-utils default-jre-headless libjaxb-java unicode-data)

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    local have name
    # A package may live on under a newer name that provides the old one (libglib2.0-0t64).
    have=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' | tr -d ' ' |
        tr ',' '\n' | sed 's/(.*//')
    for name in "$@"; do
        grep -qxF "$name" <<<"$have" || printf '%s\n' "$name"
    done
}

install_packages() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            say "These system packages are missing. Run this line as root, then start again:"
            say "    apt-get update && apt-get install -y --no-install-recommends $*"
            exit 1
        fi
        as_root=(sudo)
    fi
    say "Installing system packages: $*"
    # A source that cannot be reached is no reason to stop: the install itself tells whether the packages are to be had.
    mkdir -p build
    "${as_root[@]}" apt-get -qq update >build/apt.log 2>&1 ||
        say "Some package lists could not be fetched; going on with those at hand."
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "$@" </dev/null >>build/apt.log 2>&1; then
        tail -n 20 build/apt.log >&2
        say "apt-get could not install them; the whole log is in build/apt.log."
        exit 1
    fi
}

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null &&
            "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "SummitDesk needs Python 3.11 or newer with venv. On Debian: apt-get install -y python3 python3-venv"
    exit 1
}

install_locked() {
    local lock=$1 files stamp mark
    files=("$requirements/$lock.txt" "$requirements/build.txt" pyproject.toml)
    stamp=$({ pwd && .venv/bin/python --version && cat "${files[@]}"; } | sha256sum | cut -d' ' -f1)
    mark=.venv/.installed-$lock
    [ "$(cat "$mark" 2>/dev/null)" = "$stamp" ] && return
    say "Installing the locked Python packages ($lock)…"
    local pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet --quiet install)
    "${pip[@]}" --require-hashes --no-deps -r "$requirements/build.txt"
    "${pip[@]}" --require-hashes --no-deps -r "$requirements/$lock.txt"
    "${pip[@]}" --no-deps --no-build-isolation --editable .
    printf '%s' "$stamp" >"$mark"
}

case $purpose in
run) wanted=("${program_libraries[@]}") lock=runtime ;;
test) wanted=("${program_libraries[@]}" "${test_programs[@]}") lock=dev ;;
*) say "usage: packaging/setup.sh [run|test]" && exit 2 ;;
esac

if command -v dpkg-query >/dev/null; then
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
elif [ "$(uname)" = Linux ]; then
    say "Not a Debian system: please see to these yourself, under the names they have here: ${wanted[*]}"
fi

.venv/bin/python -c '' 2>/dev/null || "$(find_python)" -m venv --clear .venv
install_locked "$lock"
