#!/usr/bin/env bash
# Writes the small form of the script that reports to the counters, and the hashes that tie it to its source. Needs Node 20 or newer; the product itself needs none.
set -euo pipefail
cd "$(dirname "$0")"
export npm_config_omit_lockfile_registry_resolved=true
(cd ../editor && npm ci --ignore-scripts --no-audit --no-fund --silent)
../editor/node_modules/.bin/esbuild beat.js --minify --format=esm --target=es2022 --charset=utf8 --legal-comments=none --outfile=../ToaSoan/Platform/Assets/beat.js --log-level=warning
cd ../..
LC_ALL=C sha256sum src/beat/build.sh src/beat/beat.js src/ToaSoan/Platform/Assets/beat.js > src/beat/bundle.sha256
