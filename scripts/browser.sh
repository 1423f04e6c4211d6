#!/bin/sh
# Makes sure that there is a browser for the tests in e2e/. Tries the same names as e2e/browser.ts.
set -eu

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium or Google Chrome on the PATH: install one, or run this once as root on Debian or Ubuntu." >&2
  exit 1
fi

echo "Installing Chromium for the browser tests" >&2
export DEBIAN_FRONTEND=noninteractive
# Waits where another installation is running, instead of failing at once.
apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >&2
apt-get -qq -o DPkg::Lock::Timeout=300 install -y chromium </dev/null >&2
