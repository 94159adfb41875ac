#!/usr/bin/env bash
# Starts the packaged application on a new data folder with the newest JDK of this machine that is newer than the one on the path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

major() { "$1" -version 2>&1 | sed -nE 's/.* version "([0-9]+).*/\1/p' | head -n 1; }

usual=$(major java)
newest=${usual:-17}
found=
for java in /usr/lib/jvm/*/bin/java /opt/*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java; do
  [[ -x $java ]] || continue
  version=$(major "$java")
  if [[ -n $version ]] && ((version > newest)); then
    newest=$version
    found=$java
  fi
done
[[ -n $found ]] || { echo "Skipped: no JDK newer than ${usual:-17} on this machine."; exit 77; }

export JAVA=$found
# shellcheck source=.ci/app.sh
source .ci/app.sh
app_start "first start on JDK $newest"
app_stop
