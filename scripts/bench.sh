#!/bin/sh
# Runs the benchmarks on the Node.js and with the threads that production has. Arguments go to bench/main.ts.
set -eu
cd -- "$(dirname -- "$0")/.."

scripts/setup.sh

# As in packages/server/bin/turnout.
export UV_THREADPOOL_SIZE="${UV_THREADPOOL_SIZE:-16}"
exec node_modules/node/bin/node --disable-warning=ExperimentalWarning bench/main.ts "$@"
