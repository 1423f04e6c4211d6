#!/bin/sh
# debian-package.sh PACKAGE COMMAND: installs what the tests need beside Node.js.
set -eu

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "The tests need $2 on the PATH: install it, or run this once as root on Debian or Ubuntu." >&2
  exit 1
fi

echo "Installing $1 for the tests" >&2
export DEBIAN_FRONTEND=noninteractive
# Waits where another installation is running, instead of failing at once.
apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >&2
apt-get -qq -o DPkg::Lock::Timeout=300 install -y "$1" </dev/null >&2
