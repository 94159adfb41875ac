#!/usr/bin/env bash
# Uses the board in a real headless Chromium, against the packaged application on a new data folder; pictures are left in target/board.
# $CHROMIUM chooses the browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/app.sh
source .ci/app.sh

command -v npm >/dev/null || { echo "The board's test needs Node.js 20.17 or newer with npm: install them from nodejs.org or your system's packages."; exit 1; }

browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ -n $name ]] && command -v "$name"; then return; fi
  done
}

missing=()
[[ -n $(browser) ]] || missing+=(chromium)
[[ -n $(fc-list :lang=zh-cn 2>/dev/null | head -n 1) ]] || missing+=(fonts-noto-cjk)
if ((${#missing[@]})); then
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}"
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >"$app_home/apt" 2>&1 || { tail "$app_home/apt"; exit 1; }
  else
    echo "The board's test needs ${missing[*]}: install ${missing[*]} from your system's packages, or name a Chromium by CHROMIUM."
    exit 1
  fi
fi

mkdir -p .ci/.cache
wanted=$(sha256sum .ci/board/package.json .ci/board/package-lock.json)
if [[ ! -d .ci/board/node_modules || $(cat .ci/.cache/board-installed 2>/dev/null) != "$wanted" ]]; then
  npm ci --prefix .ci/board --ignore-scripts --no-audit --no-fund --loglevel=error
  printf '%s\n' "$wanted" >.ci/.cache/board-installed
fi

app_start "start (new data folder)"
rm -rf target/board
mkdir -p target/board
status=0
API="http://localhost:$http_port" KEYCLOAK="http://localhost:$keycloak_port" KEYS="$app_home/data/keys.properties" \
  BROWSER=$(browser) PICTURES=target/board TMPDIR=$app_home \
  node --test --test-reporter=spec .ci/board/board.test.mjs || status=$?
((status == 0)) || app_fail "The board's test failed ($status)."
app_stop
