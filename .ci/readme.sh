#!/usr/bin/env bash
# Runs the ```bash blocks between <!-- tour --> and <!-- /tour --> of README.md, as one script, against the packaged application on a new
# data folder; then starts it a second time on the data that it kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/app.sh
source .ci/app.sh

tour=$(awk '
  /<!-- tour -->/ { tour = 1; next }
  /<!-- \/tour -->/ { tour = 0; next }
  tour && /^ *```bash *$/ { block = 1; next }
  tour && /^ *``` *$/ { block = 0; next }
  tour && block' README.md)
[[ $tour == *curl* ]] || { echo 'README.md has no ```bash block with curl between <!-- tour --> and <!-- /tour -->.'; exit 1; }

app_start "first start (new data folder)"

# The reader's curl shows an error's body and goes on; here an error ends the script.
{
  echo 'set -euo pipefail'
  echo 'curl() { command curl --fail-with-body "$@"; }'
  printf '%s\n' "$tour" | sed "s/localhost:8080/localhost:$http_port/g; s/localhost:8180/localhost:$keycloak_port/g"
} >"$app_home/tour.sh"
status=0
bash "$app_home/tour.sh" </dev/null >"$app_home/out" 2>&1 || status=$?
cat "$app_home/out"
echo
((status == 0)) || app_fail "A command of the tour failed ($status)."
if grep -qE 'application/problem\+json|"type" *: *"[^"]*/problems/' "$app_home/out"; then
  app_fail "The tour printed a problem."
fi
echo "the tour: $(grep -c curl <<<"$tour") lines with curl, all succeeded"

app_stop
app_start "second start (data kept)"
app_stop
