#!/bin/sh
# Runs every test, on a fresh clone too. Arguments go to Vitest.
set -eu
cd -- "$(dirname -- "$0")/.."

scripts/setup.sh
scripts/browser.sh
# The recipes of docs/connect are run.
command -v python3 >/dev/null || scripts/debian-package.sh python3 python3

# Colours are for people, not for log files.
if [ ! -t 1 ]; then export NO_COLOR=1; fi

# As in packages/server/bin/turnout, so that tests meet the engine as production does.
export UV_THREADPOOL_SIZE="${UV_THREADPOOL_SIZE:-16}"
exec node_modules/node/bin/node --disable-warning=ExperimentalWarning node_modules/vitest/vitest.mjs run "$@" </dev/null
