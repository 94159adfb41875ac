#!/usr/bin/env bash
# Lints the contract (or the file given) with the rules of .ci/.spectral.yaml. Errors fail, warnings are counted by rule.
set -euo pipefail
contract=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../openapi/openapi.yaml}")
cd "$(dirname "${BASH_SOURCE[0]}")"

command -v npm >/dev/null || { echo "The contract lint needs Node.js 20.17 or newer with npm: install them from nodejs.org or your system's packages."; exit 1; }
[[ -f $contract ]] || { echo "No contract to lint: $contract is missing; 'mvn verify' writes it."; exit 1; }

mkdir -p .cache
wanted=$(sha256sum package.json package-lock.json)
if [[ ! -d node_modules || $(cat .cache/npm-installed 2>/dev/null) != "$wanted" ]]; then
  npm ci --loglevel=error
  printf '%s\n' "$wanted" >.cache/npm-installed
fi

findings=$(mktemp)
trap 'rm -f "$findings"' EXIT
status=0
node_modules/.bin/spectral lint --quiet --ruleset .spectral.yaml --format json --output "$findings" "$contract" || status=$?
[[ $status -le 1 && -s $findings ]] || { echo "Spectral itself failed ($status)."; exit 1; }

node - "$findings" <<'JS'
const findings = JSON.parse(require("node:fs").readFileSync(process.argv[2], "utf8"));
// A document that Spectral does not recognise would pass with no rule applied.
const isError = f => f.severity === 0 || f.code === "unrecognized-format";
const errors = findings.filter(isError);
const others = findings.filter(f => !isError(f));
const count = list => {
  const byRule = {};
  for (const f of list) byRule[f.code] = (byRule[f.code] ?? 0) + 1;
  for (const [rule, n] of Object.entries(byRule).sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(6)}  ${rule}`);
};
for (const f of errors.slice(0, 100)) console.log(`line ${f.range.start.line + 1}  ${f.code}  ${f.path.join(" › ")}\n    ${f.message}`);
if (errors.length > 100) console.log(`… and ${errors.length - 100} more`);
console.log(`${errors.length} errors`);
count(errors);
console.log(`${others.length} warnings and hints`);
count(others);
process.exit(errors.length ? 1 : 0);
JS
