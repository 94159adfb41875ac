# shellcheck shell=bash
# Sourced by the gates that run the packaged application: starts it on free ports in a folder of its own, waits until it is ready,
# stops it by its process id and proves that nothing of it is left. $JAVA chooses the Java program.

app_jar=target/quarkus-app/quarkus-run.jar
app_home=$(mktemp -d)
app_pid=
http_port=
keycloak_port=

app_free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# Every process whose command line, working folder or environment names the folder, and all their descendants: PostgreSQL and Keycloak
# are such ones even after their parent is gone.
app_processes() {
  local named all=" " pid parent more=yes
  named=$(
    grep -lsF -- "$app_home" /proc/[0-9]*/cmdline /proc/[0-9]*/environ || true
    find /proc -mindepth 2 -maxdepth 2 -name cwd -lname "$app_home*" 2>/dev/null || true
  )
  while read -r pid; do
    # The search itself names the folder, and is over.
    if [[ -n $pid && -d /proc/$pid ]]; then all+="$pid "; fi
  done < <(cut -d/ -f3 <<<"$named" | sort -u)
  while [[ -n $more ]]; do
    more=
    while read -r pid parent; do
      if [[ $all == *" $parent "* && $all != *" $pid "* ]]; then
        all+="$pid "
        more=yes
      fi
    done < <(ps -e -o pid=,ppid=)
  done
  xargs <<<"$all"
}

app_fail() {
  echo "$1"
  if [[ -s $app_home/log ]]; then
    echo "--- the last lines of its log"
    tail -n 60 "$app_home/log"
    echo "---"
  fi
  exit 1
}

app_start() {
  local begin status
  [[ -f $app_jar ]] || { echo "$app_jar is missing: 'mvn verify' or 'mvn -DskipTests package' builds it."; exit 1; }
  [[ -n $http_port ]] || http_port=$(app_free_port)
  while [[ -z $keycloak_port || $keycloak_port == "$http_port" ]]; do keycloak_port=$(app_free_port); done
  begin=$(date +%s%N)
  QUARKUS_HTTP_PORT=$http_port GRID_MEDIATION_LOCAL_KEYCLOAK_PORT=$keycloak_port GRID_MEDIATION_LOCAL_DIRECTORY=$app_home/data \
    "${JAVA:-java}" -jar "$app_jar" </dev/null >"$app_home/log" 2>&1 &
  app_pid=$!
  while true; do
    status=$(curl -s -o "$app_home/ready" -w '%{http_code}' --max-time 5 "http://localhost:$http_port/q/health/ready" || true)
    [[ $status == 200 ]] && break
    kill -0 "$app_pid" 2>/dev/null || app_fail "The application ended before it was ready."
    (($(date +%s%N) - begin < 180000000000)) || app_fail "The application was not ready within 180 s (readiness answered $status)."
    sleep 0.1
  done
  printf '%s: ready after %d ms\n' "$1" $((($(date +%s%N) - begin) / 1000000))
}

app_stop() {
  local before left begin=$SECONDS
  before=$(app_processes)
  kill "$app_pid"
  while kill -0 "$app_pid" 2>/dev/null; do
    ((SECONDS - begin < 60)) || app_fail "The application did not stop within 60 s."
    sleep 0.1
  done
  app_pid=
  begin=$SECONDS
  while left=$(app_processes) && [[ -n $left ]]; do
    if ((SECONDS - begin > 5)); then
      ps -o pid,ppid,etime,args -p "${left// /,}" | cut -c1-200
      app_fail "These processes of the application are left 5 s after it ended."
    fi
    sleep 0.1
  done
  echo "stopped: none of its $(wc -w <<<"$before") processes is left"
}

# Ends what a failed gate leaves: only processes that run in, or name, this gate's own temporary folder.
app_clean() {
  local left=
  [[ -z $app_pid ]] || kill "$app_pid" 2>/dev/null || true
  for _ in {1..50}; do
    left=$(app_processes)
    [[ -n $left ]] || break
    sleep 0.1
  done
  [[ -z $left ]] || xargs kill -9 <<<"$left" 2>/dev/null || true
  rm -rf "$app_home"
}
trap app_clean EXIT
