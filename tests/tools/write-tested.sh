#!/usr/bin/env bash
# Writes what the tests of this build proved, beside the program: name and outcome of each test, and which build it was.
# Called by ./test after a whole run with the folder of its .trx files. Evidence of kind "tested" reads it (Privacy/Evidence).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program="$root/src/Woordhouder.Web/bin/Release/net10.0"
[ -d "$program" ] || exit 0
mkdir -p "$program/evidence"
build=$(cd "$program" && for f in $(ls Woordhouder.*.dll | LC_ALL=C sort); do cat "$f"; done | sha256sum | cut -d' ' -f1)
python3 "$root/tests/tools/tested.py" "$1" "$build" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" > "$program/evidence/tested.json"
