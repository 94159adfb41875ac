#!/usr/bin/env bash
# Runs the ```bash blocks between <!-- runbook --> and <!-- /runbook --> of docs/operation.md, as one script, on Debian's PostgreSQL, the unpacked Keycloak and an
# S3 server; then logs in as the first two administrators and works.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
top=$PWD

skip() { echo "Skipped: $1"; exit 77; }
[[ -f target/quarkus-app/quarkus-run.jar ]] || { echo "The program is not packaged: 'mvn -DskipTests package' first."; exit 1; }
postgres() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
if [[ -z $(postgres) ]] && ((EUID == 0)); then apt-get install -y -qq postgresql >/dev/null || true; fi
[[ -n $(postgres) ]] || skip "there is no PostgreSQL of Debian and none can be installed."
[[ -f target/s3proxy.jar ]] || skip "target/s3proxy.jar, which the tests' build copies, is missing."
keycloak=$(ls -d target/keycloak-[0-9]*/ | head -n 1)

work=$(mktemp -d)
chmod 755 "$work"
pids=()
as_postgres() { if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi; }
clean() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in $(cat "$work"/*.pid 2>/dev/null); do kill "$pid" 2>/dev/null || true; done
  as_postgres "$(postgres)/pg_ctl" -D "$work/postgres" -m immediate stop >/dev/null 2>&1 || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT
fail() {
  echo "$1"
  tail -n 30 "$work"/run/*.log "$work"/out 2>/dev/null
  exit 1
}
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# What an operator has before the first line.
export PGHOST=127.0.0.1 PGUSER=postgres PGPASSWORD
PGPORT=$(free_port)
PGPASSWORD=$(openssl rand -hex 12)
export PGPORT
install -d -m 700 "$work/postgres"
printf '%s' "$PGPASSWORD" >"$work/password"
if ((EUID == 0)); then chown postgres "$work/postgres" "$work/password"; fi
as_postgres "$(postgres)/initdb" -D "$work/postgres" -A scram-sha-256 -U postgres --pwfile "$work/password" -E UTF8 --locale C >/dev/null
as_postgres "$(postgres)/pg_ctl" -D "$work/postgres" -w -l "$work/postgres/log" \
  -o "-p $PGPORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null
echo "PostgreSQL $("$(postgres)/postgres" --version | sed 's/.*) //') of Debian"

s3_port=$(free_port)
printf '%s\n' "s3proxy.endpoint=http://127.0.0.1:$s3_port" s3proxy.authorization=aws-v2-or-v4 s3proxy.identity=operator s3proxy.credential=operator-secret \
  jclouds.provider=transient-nio2 jclouds.identity=none jclouds.credential=none >"$work/s3.conf"
java -Xmx128m -jar target/s3proxy.jar --properties "$work/s3.conf" >"$work/s3.log" 2>&1 &
pids+=($!)
export S3_ENDPOINT=http://127.0.0.1:$s3_port S3_BUCKET=grid S3_REGION=us-east-1 S3_ACCESS_KEY=operator S3_SECRET_KEY=operator-secret

cp -r "$keycloak" "$work/keycloak"
rm -rf "$work/keycloak/data/import"
KC_HTTP_PORT=$(free_port)
KC_HTTP_MANAGEMENT_PORT=$(free_port)
QUARKUS_HTTP_PORT=$(free_port)
export KC_HTTP_PORT KC_HTTP_MANAGEMENT_PORT KC_HTTP_HOST=127.0.0.1 KC_HTTP_MANAGEMENT_HOST=127.0.0.1 QUARKUS_HTTP_PORT
export KEYCLOAK_HOME=$work/keycloak KEYCLOAK_URL=http://localhost:$KC_HTTP_PORT
export PROGRAM=$top/target/quarkus-app GRID_MEDIATION_URL=http://localhost:$QUARKUS_HTTP_PORT
export FRONT_ENDS=https://desk.example.org AREAS=$top/src/main/resources/areas-liwan.csv AREA=44
export ADMINISTRATOR=root ADMINISTRATOR_PASSWORD=first-of-all ADMINISTRATOR_NAME=示例 ADMINISTRATOR_SEX=FEMALE
export SECOND_ADMINISTRATOR=check SECOND_ADMINISTRATOR_PASSWORD=second-of-all SECOND_ADMINISTRATOR_NAME=复核 SECOND_ADMINISTRATOR_SEX=MALE

runbook=$(awk '
  /<!-- runbook -->/ { run = 1; next }
  /<!-- \/runbook -->/ { run = 0; next }
  run && /^ *```bash *$/ { block = 1; next }
  run && /^ *``` *$/ { block = 0; next }
  run && block' docs/operation.md)
[[ $runbook == *load-areas* ]] || { echo 'docs/operation.md has no runbook.'; exit 1; }
mkdir "$work/run"
{
  echo 'set -euo pipefail'
  # A line that waits has an end here.
  echo 'until_end=$((SECONDS + 900)); sleep() { ((SECONDS < until_end)) || { echo "It waits in vain."; exit 1; }; command sleep "$@"; }'
  echo "$runbook"
  echo "jobs -p > '$work/services.pid'"
} >"$work/runbook.sh"
(cd "$work/run" && bash "$work/runbook.sh") </dev/null >"$work/out" 2>&1 || fail "A line of the runbook failed."
echo "the runbook: $(grep -c . <<<"$runbook") lines"

# The administrators log in as people do in a browser, and work.
realm=$KEYCLOAK_URL/realms/grid-mediation/protocol/openid-connect
login() {
  local verifier challenge back form code
  verifier=$(openssl rand -hex 32)
  challenge=$(printf '%s' "$verifier" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=\n')
  back=$GRID_MEDIATION_URL/board/
  form=$(curl -fs -c "$work/cookies" -G "$realm/auth" -d client_id=board -d response_type=code -d scope=openid --data-urlencode "redirect_uri=$back" \
    -d code_challenge_method=S256 -d "code_challenge=$challenge" | sed -n 's/.*action="\([^"]*\)".*/\1/p' | head -n 1 | sed 's/&amp;/\&/g')
  [[ -n $form ]] || fail "Keycloak shows no form for the client board."
  code=$(curl -s -b "$work/cookies" -o /dev/null -w '%{redirect_url}' "$form" --data-urlencode "username=$1" --data-urlencode "password=$2" |
    sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')
  [[ -n $code ]] || fail "The administrator $1 cannot log in."
  token=$(curl -fs "$realm/token" -d grant_type=authorization_code -d client_id=board -d "code=$code" --data-urlencode "redirect_uri=$back" -d "code_verifier=$verifier" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/')
}
api() { curl -s --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@" >"$work/out" || fail "curl $* failed."; }
login "$ADMINISTRATOR" "$ADMINISTRATOR_PASSWORD"
api "$GRID_MEDIATION_URL/v1/me"
grep -q '"ADMINISTRATOR"' "$work/out" || fail "The first administrator has no post."
api "$GRID_MEDIATION_URL/v1/staff" -d '{"area": "440103", "name": "示例", "sex": "FEMALE", "username": "third"}'
staff=$(sed 's/^{"id":"\([^"]*\)".*/\1/' "$work/out")
for _ in {1..60}; do
  api "$GRID_MEDIATION_URL/v1/staff/$staff"
  ! grep -q '"ACTIVE"' "$work/out" || break
  sleep 1
done
grep -q '"ACTIVE"' "$work/out" || fail "The third account was not made in Keycloak."
[[ $(curl -s -o /dev/null -w '%{http_code}' "$realm/token" -d grant_type=password -d client_id=demo-cli -d username=lin -d password=lin) == 401 ]] ||
  fail "The realm for real people knows the demo."
api "$GRID_MEDIATION_URL/v1/staff/$staff/posts" -d '{"role": "DISTRICT", "area": "440103"}'
proposal=$GRID_MEDIATION_URL/v1/post-proposals/$(sed 's/^{"id":"\([^"]*\)".*/\1/' "$work/out")
login "$SECOND_ADMINISTRATOR" "$SECOND_ADMINISTRATOR_PASSWORD"
api "$proposal/approval" -H 'If-Match: "0"' -d ''
grep -q '"APPROVED"' "$work/out" || fail "The second administrator approves no post."
echo "the first administrator creates an account and proposes its post, the second approves it; the realm knows nothing of the demo"
(cd "$work/run" && . ./grid-mediation.env && java -Xmx160m -jar "$PROGRAM/quarkus-run.jar" load-areas "$AREAS") >"$work/out" 2>&1 || fail "load-areas fails beside the server."
grep -q ' 0 added' "$work/out" || fail "load-areas beside the server does not say what it did."
echo "load-areas runs beside the server"
