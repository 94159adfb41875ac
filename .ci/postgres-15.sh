#!/usr/bin/env bash
# The tests of the main path, and the plans of every list, on the PostgreSQL 15 that Debian ships, as it is configured there (jit on).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bin=/usr/lib/postgresql/15/bin
if [[ ! -x $bin/initdb ]]; then
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || { echo "Skipped: no PostgreSQL 15 on this machine."; exit 77; }
  apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null || { echo "Skipped: Debian's PostgreSQL 15 is not to be had."; exit 77; }
fi

home=$(mktemp -d)
as=()
[[ $(id -u) != 0 ]] || as=(runuser -u postgres --)
chmod 755 "$home"
[[ $(id -u) != 0 ]] || chown postgres "$home"
end() {
  "${as[@]}" "$bin/pg_ctl" -D "$home/postgres" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap end EXIT

"${as[@]}" "$bin/initdb" -D "$home/postgres" --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
port=$((20000 + RANDOM % 12000))
# What the tests store need not outlive a loss of power; nothing else is set.
"${as[@]}" "$bin/pg_ctl" -D "$home/postgres" -w -l "$home/postgres.log" \
  -o "-c listen_addresses=127.0.0.1 -p $port -k $home -c fsync=off -c synchronous_commit=off" start >/dev/null
"${as[@]}" psql -h 127.0.0.1 -p "$port" -U postgres -Atc "select version(), 'jit ' || current_setting('jit') || ', available: ' || pg_jit_available()"
tests() {
  TEST_POSTGRES=127.0.0.1:$port mvn -B -ntp test -Dtests.excluded=none "-Dtest=$1"
}
# The plans on a database of their own: the grids of other tests, of a few disputes each, say nothing of one that has thousands.
tests PlansTest
tests ScopeTest,JourneyTest,DisputeListTest,StatisticsTest,ChangesTest,RepeatsTest,ImportTest,MigrationTest,ConcurrencyTest
