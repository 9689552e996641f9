#!/usr/bin/env bash
# The first look at the product: the bundled events, four papers printed from them, and the window where there is a display.
set -euo pipefail
cd "$(dirname "$0")/.."

program=.venv/bin/summitdesk
folder=build/sample
register=$folder/harbin.summit

mkdir -p "$folder"
[ -e "$register" ] || "$program" sample "$register"

papers=()
paper() { # OUT DOCUMENT OPTION…
    local out=$folder/$1
    shift
    "$program" print "$register" "$@" --output "$out"
    papers+=("$out")
}
paper initiative.pdf initiative --event harbin-2019 --languages zh,en --layout side-by-side
paper badges.pdf badges --event harbin-2026
paper agenda.pdf agenda --event harbin-2026 --languages zh,en
paper roster.pdf roster --event harbin-2019 --languages zh,en

printf '\nThe sample register and the papers printed from it:\n'
for file in "$register" "${papers[@]}"; do
    printf '  %s\n' "$PWD/$file"
done

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec "$program" "$register"
fi
printf '\nThere is no display here, so the window stays closed. With one, open it by:\n  %s %s\n' "$program" "$register"
