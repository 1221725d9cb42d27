#!/usr/bin/env bash
# Renews the list of programs whose visits are not counted: crawler-user-agents (MIT), its patterns one a line, its licence beside them. Needs npm and jq.
set -euo pipefail
cd "$(dirname "$0")"
version=1.60.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm pack --silent "crawler-user-agents@$version" >/dev/null && tar xzf ./*.tgz)
{
  echo "# crawler-user-agents $version: the patterns, one a line. MIT licence, see crawler-user-agents-LICENSE.txt. Made by src/crawlers/build.sh."
  jq -r '.[].pattern' "$folder/package/crawler-user-agents.json"
} > ../ToaSoan/Audience/crawler-user-agents.txt
cp "$folder/package/LICENSE" ../ToaSoan/Audience/crawler-user-agents-LICENSE.txt
