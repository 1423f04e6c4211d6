#!/bin/sh
# Makes sure that there is a browser for the tests in e2e/. Tries the same names as e2e/browser.ts.
set -eu

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
exec "$(dirname -- "$0")/debian-package.sh" chromium "Chromium or Google Chrome"
