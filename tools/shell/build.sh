#!/usr/bin/env bash
# Builds the program in Release when a source is newer than the last build.
#
#   build.sh            the program
#   build.sh --all      the whole solution, tests included, always
set -euo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
# shellcheck source=tools/shell/machine.sh
source "$root/tools/shell/machine.sh"
cd "$root"

bin=src/Woordhouder.Web/bin
stamp=$bin/sources.built
# A command line that meets this file sees a finished program.
program=$bin/Release/net10.0/Woordhouder.Web.dll

# Lock files are written by the build itself, and change only along with a project file.
sources() {
  find src Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f ! -name packages.lock.json "$@"
}

# The list of names tells of files that went or came with an old date; the dates tell of the rest.
up_to_date() {
  [[ -f $stamp && -f $program && -z $(sources -newer "$stamp" -print -quit) ]] &&
    [[ $(<"$stamp") == "$(sources -print | sort)" ]]
}

target=src/Woordhouder.Web/Woordhouder.Web.csproj
always=
if [[ ${1:-} == --all ]]; then
  target=Woordhouder.slnx
  always=yes
fi
[[ -z $always ]] && up_to_date && exit 0

need_own_tree
mkdir -p "$bin"
# Two builds at once would write the same files; the second waits, and then mostly has nothing left to do.
exec {lock}>"$bin/build.lock"
flock "$lock"
[[ -z $always ]] && up_to_date && exit 0

say "Building Woordhouder"
# The stamp is as old as the start of the build: a source saved while it ran counts as newer.
sources -print | sort >"$stamp.new"
log=$(mktemp)
# The compiler stays in memory for a while; it must not take the lock with it.
if ! dotnet build "$target" --configuration Release --verbosity quiet --nologo </dev/null >"$log" 2>&1 {lock}>&-; then
  # Each error comes once while it happens and once more at the end.
  grep -E ': (error|warning) ' "$log" | sort -u >&2 || cat "$log" >&2
  rm -f "$log" "$stamp.new"
  stop "The build failed."
fi
rm -f "$log"
mv "$stamp.new" "$stamp"
