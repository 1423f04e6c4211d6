#!/bin/sh
# Installs the dependencies and builds the dashboard, the webchat snippet and the SDK, each only if what it depends on has changed since the last time.
# Speaks only when it does something, and to standard error: the output belongs to the command that follows.
set -eu
export LC_ALL=C
cd -- "$(dirname -- "$0")/.."

# Two at once (a start and a test run, say) must not install into the same folder: the second waits for the first.
# macOS has no flock; there it is on the developer not to do that.
if command -v flock >/dev/null; then
  exec 9<scripts/setup.sh
  flock 9
fi

main() {
  # The system is part of it because a folder shared with a container would carry the wrong native code along.
  installed="$({ uname -sm; fingerprint package-lock.json package.json .npmrc */package.json packages/*/package.json; } | checksum)"
  if ! is_stamped node_modules/.turnout-installed "$installed"; then
    install_dependencies
    echo "$installed" >node_modules/.turnout-installed
  fi

  built="$({ echo "$installed"; web_sources | xargs -0 cat; web_sources; } | checksum)"
  if [ ! -f packages/web/dist/index.html ] || [ ! -f packages/webchat/dist/webchat.js ] || [ ! -f packages/sdk/packed/turnout-sdk.tgz ] || ! is_stamped node_modules/.turnout-built "$built"; then
    build_dashboard
    build_webchat
    pack_sdk
    echo "$built" >node_modules/.turnout-built
  fi
}

install_dependencies() {
  echo "Installing dependencies" >&2
  # npm puts node_modules/.bin on the PATH, and with it the very Node.js that npm ci is about to delete and replace.
  PATH="$(without_node_modules "$PATH")" npm ci --no-progress --loglevel=error </dev/null >&2 9<&-
}

build_dashboard() {
  echo "Building the dashboard" >&2
  # Built beside and then moved, so that a build that fails leaves the last one in place.
  (
    cd packages/web
    ../../node_modules/node/bin/node ../../node_modules/vite/bin/vite.js build \
      --outDir dist-next --emptyOutDir --logLevel warn </dev/null >&2 9<&-
    rm -rf dist
    mv dist-next dist
  )
}

build_webchat() {
  node_modules/node/bin/node packages/webchat/build.ts </dev/null >&2 9<&-
}

# As npm would publish it; a running Turnout serves it to the bots that it counts.
pack_sdk() {
  node_modules/node/bin/node packages/sdk/build.ts >/dev/null </dev/null 9<&-
  mkdir -p packages/sdk/packed
  (
    cd packages/sdk
    PATH="$(without_node_modules "$PATH")" npm pack --ignore-scripts --silent --pack-destination packed </dev/null >/dev/null 9<&-
    mv packed/turnout-sdk-*.tgz packed/turnout-sdk.tgz
  )
}

web_sources() {
  find packages/web packages/webchat packages/sdk packages/contract \( -name node_modules -o -name 'dist*' -o -name packed -o -name '*.tsbuildinfo' \) -prune -o \
    -type f ! -name '*.test.*' -print0 | sort -z
}

fingerprint() {
  for file; do
    echo "$file"
    cat -- "$file"
  done
}

checksum() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

is_stamped() {
  [ -f "$1" ] && [ "$(cat -- "$1")" = "$2" ]
}

without_node_modules() {
  printf %s "$1" | tr : '\n' | grep -v '/node_modules/' | paste -sd : -
}

main
