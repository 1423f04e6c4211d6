#!/bin/sh
# Everything that can be said about the code without running it.
set -eu
cd -- "$(dirname -- "$0")/.."

scripts/setup.sh
PATH="$PWD/node_modules/.bin:$PATH"

step() {
  echo "$1" >&2
  shift
  "$@"
}

# Biome colours its report in a log file too, letter by letter.
if [ -t 1 ]; then colours=force; else colours=off; fi

step 'Format and lint' biome ci "--colors=$colours"
step 'Types' tsc -b
step 'Unused code and dependencies' knip
step 'Import graph' node scripts/import-graph.ts
