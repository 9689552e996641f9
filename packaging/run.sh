#!/usr/bin/env bash
# The first look: the bundled events, four papers printed from them, and the window where there is a display.
set -euo pipefail
cd "$(dirname "$0")/.."

program=.venv/bin/summitdesk
folder=build/sample
register=$folder/harbin.summit
findings=$folder/findings.txt
said=$(mktemp)
trap 'rm -f "$said"' EXIT

quietly() { # COMMAND…: what it says on standard error stays in $said, and shows only if it fails
    "$@" >/dev/null 2>"$said" || { cat "$said" >&2 && exit 1; }
}

mkdir -p "$folder"
if [ ! -e "$register" ]; then
    # Under another name until it is whole, so that an interrupted run is no half register at the next one.
    rm -f "$folder"/unfinished.*
    quietly "$program" sample "$folder/unfinished.summit"
    mv "$folder/unfinished.summit" "$register"
fi

: >"$findings"
papers=()
paper() { # NAME DOCUMENT OPTION…
    local out=$folder/$1.pdf
    shift
    quietly "$program" print "$register" "$@" --languages zh,en --output "$out"
    { printf '== %s\n' "$out" && cat "$said"; } >>"$findings"
    papers+=("$out")
}
paper initiative initiative --event harbin-2019 --layout side-by-side
paper badges badges --event harbin-2026
paper agenda agenda --event harbin-2026
paper roster roster --event harbin-2026

printf '\nThe sample register and the papers printed from it:\n'
printf "  $PWD/%s\n" "$register" "${papers[@]}"
printf 'What a proof-reader would say about them:\n'
printf "  $PWD/%s\n" "$findings"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    "$program" "$register"
    exit
fi
printf '\nThere is no display here, so the window stays closed. Where there is one, this opens it:\n  %s %s\n' \
    "$program" "$register"
