#!/usr/bin/env bash
# Prints the commit to compare with: HEAD^ when HEAD is main, the merge base with main otherwise. 77 when there is none.
set -euo pipefail
skip() { echo "Skipped: $1" >&2; exit 77; }

head=$(git rev-parse --verify --quiet HEAD) || skip "this repository has no commit yet."
main=$(git rev-parse --verify --quiet refs/heads/main || git rev-parse --verify --quiet refs/remotes/origin/main) || skip "there is no main branch to compare with."
if [[ $head == "$main" ]]; then
  git rev-parse --verify --quiet HEAD^ || skip "the first commit on main has none before it."
else
  git merge-base HEAD "$main" || skip "this branch shares no commit with main."
fi
