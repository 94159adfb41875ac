#!/usr/bin/env bash
# A migration that has landed is never changed, renamed or removed, and a new one comes after all of them: databases have run them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=src/main/resources/db/migration
base=$(bash .ci/base.sh)

changed=$(git diff --no-renames --diff-filter=a --name-only "$base" -- "$folder")
[[ -z $changed ]] || { echo "Changed since ${base:0:10}:"; echo "$changed"; exit 1; }
last=$(git ls-tree --name-only "$base" "$folder/" | sort | tail -1)
early=$(git diff --no-renames --diff-filter=A --name-only "$base" -- "$folder" | while read -r file; do [[ $file > $last ]] || echo "$file"; done)
[[ -z $early ]] || { echo "Not after $last:"; echo "$early"; exit 1; }
echo "Compared with commit ${base:0:10}: nothing changed, nothing before the last"
