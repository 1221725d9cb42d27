#!/usr/bin/env bash
# Writes the editor's bundle and the hashes that tie it to its sources. Needs Node 20 or newer; the product itself needs none.
set -euo pipefail
cd "$(dirname "$0")"
export npm_config_omit_lockfile_registry_resolved=true
npm ci --ignore-scripts --no-audit --no-fund --silent
bundle=../ToaSoan/Platform/Assets/editor.js
node_modules/.bin/esbuild main.js --bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none \
  --banner:js="$(node licences.mjs)" --outfile="$bundle" --log-level=warning
cd ../..
LC_ALL=C sha256sum src/editor/build.sh src/editor/*.js src/editor/*.mjs src/editor/package*.json src/ToaSoan/Platform/Assets/editor.js > src/editor/bundle.sha256
