#!/usr/bin/env bash
# Makes the font files of the product from the whole Be Vietnam Pro beside the share cards and from Source Serif 4 of @fontsource (npm). Needs Node 20 and, from apt, python3-fonttools and python3-brotli; the product itself needs none of them.
set -euo pipefail
cd "$(dirname "$0")"
export npm_config_omit_lockfile_registry_resolved=true
npm ci --ignore-scripts --no-audit --no-fund --silent
/usr/bin/python3 lighten.py ../ToaSoan/Reader/ShareCards/Fonts node_modules/@fontsource-variable/source-serif-4/files ../ToaSoan/Platform/Assets
