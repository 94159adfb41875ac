#!/usr/bin/env bash
# Runs the ```bash blocks between <!-- tour --> and <!-- /tour --> of README.md, as one script, against the packaged application on a new
# data folder, and docs/import-guide.md's commands and its script; then starts it a second time on the data that it kept.
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

# What a reader's commands become here: other ports.
here() { sed "s/localhost:8080/localhost:$http_port/g; s/localhost:8180/localhost:$keycloak_port/g"; }

# The reader's curl shows an error's body and goes on; here an error ends the script.
{
  echo 'set -euo pipefail'
  echo 'curl() { command curl --fail-with-body "$@"; }'
  here <<<"$tour"
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

# The import guide: its commands as pasted, then its script with a file that is good, the same again, one with errors, another table, and no
# file.
command -v python3 >/dev/null || app_fail "docs/import.py needs Python 3.8 or newer: install python3."
guide=$(awk '/^```sh *$/ { block = 1; next } /^``` *$/ { block = 0; next } block' docs/import-guide.md)
[[ $guide == *curl*import.py* ]] || app_fail 'docs/import-guide.md has no ```sh blocks with curl and import.py.'
mkdir -p "$app_home/guide"
ln -s "$PWD/docs" "$app_home/guide/docs"
export GRID_API="http://localhost:$http_port" GRID_REALM="http://localhost:$keycloak_port/realms/grid-mediation"

guide() { # expected status, what it must print, command...
  local expected=$1 said=$2 status=0
  shift 2
  (cd "$app_home/guide" && "$@") >"$app_home/out" 2>&1 || status=$?
  if ((status != expected)) || ! grep -qE -- "$said" "$app_home/out"; then
    cat "$app_home/out"
    app_fail "'$*' ended with $status (not $expected), or does not say '$said'."
  fi
}

here <<<"$guide" >"$app_home/guide/all.sh"
guide 0 'FINISHED 100% .*"read": 1,.*"rejected": 0' bash -euo pipefail all.sh
export GRID_CLIENT=demo-importer GRID_SECRET=demo-importer
printf '网格编码,姓名,证件号码\n440103009106001,示例一,440103199003071013\n440103009106002,示例二,440103199103071029\n' >"$app_home/guide/good.csv"
guide 0 '"created": 2' python3 docs/import.py good.csv --mode VALID_ROWS
guide 0 '"unchanged": 2' python3 docs/import.py good.csv --mode VALID_ROWS
printf '网格编码,姓名,证件号码\n440103009106001,示例三,440103199203071034\n440103009106001,示例四,440103199303071041\n' |
  iconv -f UTF-8 -t GB18030 >"$app_home/guide/faulty.csv"
guide 1 $'^3\tdocumentNumber\t' python3 docs/import.py faulty.csv --mode ALL_OR_NOTHING
printf '甲,乙\n1,2\n' >"$app_home/guide/other.csv"
guide 2 HEADER_UNKNOWN python3 docs/import.py other.csv
# A chunk is 1000 rows: those are stored when the quotation mark of row 1102 does not end.
{
  echo '网格编码,姓名,性别,出生日期,外部编号'
  for i in $(seq 1100); do echo "440103009106001,示例$i,女,1990-01-01,ci-$i"; done
  echo '440103009106001,"示例,女,1990-01-01,ci-1101'
} >"$app_home/guide/broken.csv"
guide 2 'taken up to row 1001, 0 of them rejected' python3 docs/import.py broken.csv --mode VALID_ROWS --source ci
guide 2 'nothing is stored' python3 docs/import.py broken.csv --mode ALL_OR_NOTHING --source ci
guide 2 'no file' python3 docs/import.py missing.csv
guide 2 unauthorized_client env GRID_SECRET=wrong python3 docs/import.py good.csv
echo "the import guide: its commands and its script do as it says"

app_stop
app_start "second start (data kept)"
app_stop
