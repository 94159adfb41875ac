#!/usr/bin/env bash
# No file of the project names a path of somebody's machine or the host of a package registry.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Written so that this file itself does not match.
forbidden='(^|[^a-z.])/(work|farm|root|tmp)/[a-z]|https?://(repo|registry|mirror|proxy|index)[a-z0-9.-]*/'

status=0
git grep -InE --untracked -e "$forbidden" -- . || status=$?
case $status in
  0) echo "Remove these from the files above: absolute machine paths and registry hosts"; exit 1 ;;
  1) echo "$(git ls-files --cached --others --exclude-standard | wc -l) files, none names one" ;;
  *) exit "$status" ;;
esac
