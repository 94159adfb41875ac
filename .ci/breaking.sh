#!/usr/bin/env bash
# Compares openapi/openapi.yaml with the contract of the previous commit on main: HEAD^ when HEAD is main, the merge base otherwise.
# A break fails unless .ci/intended-breaks.txt declares it with a reason.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
contract=openapi/openapi.yaml
declared=.ci/intended-breaks.txt
version=v1.36.0

skip() { echo "Skipped: $1"; exit 77; }

command -v node >/dev/null || { echo "The breaking-change check needs Node.js, as the contract lint does."; exit 1; }
[[ -f $contract ]] || { echo "$contract is missing; 'mvn verify' writes it."; exit 1; }
base=$(bash .ci/base.sh)
git cat-file -e "$base:$contract" 2>/dev/null || skip "commit ${base:0:10} has no contract."

oasdiff=$PWD/.ci/.cache/oasdiff-$version/oasdiff
if [[ ! -x $oasdiff ]]; then
  command -v go >/dev/null || {
    echo "The breaking-change check needs oasdiff $version, which is built with Go 1.26 or newer:"
    echo "install Go from go.dev or your system's packages, and run this again."
    exit 1
  }
  echo "Building oasdiff $version"
  GOBIN=$(dirname "$oasdiff") go install "github.com/oasdiff/oasdiff@$version"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git show "$base:$contract" >"$work/base.yaml"

"$oasdiff" breaking "$work/base.yaml" "$contract" --allow-external-refs=false --format json >"$work/breaks.json"
echo "Compared with commit ${base:0:10}"

node - "$work/breaks.json" "$declared" <<'JS'
const fs = require("node:fs");
const [changesFile, declaredFile] = process.argv.slice(2);
const changes = JSON.parse(fs.readFileSync(changesFile, "utf8")).map(c => ({
  ...c,
  where: c.section === "components" || !c.path ? "components" : `${c.operation} ${c.path}`,
}));
let failed = false;

const lines = fs.existsSync(declaredFile) ? fs.readFileSync(declaredFile, "utf8").split("\n") : [];
const declared = new Map(); // the break as printed → where it is declared
lines.forEach((line, i) => {
  if (!line.trim() || line.startsWith("#")) return;
  const cut = line.indexOf(" # ");
  if (cut < 0 || !line.slice(cut + 3).trim()) {
    console.log(`${declaredFile}:${i + 1}: no reason: write the break, " # " and why it is wanted`);
    failed = true;
  } else {
    const text = line.slice(0, cut).trim();
    const pattern = new RegExp(`^${text.split("*").map(part => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
    declared.set(text, { line: i + 1, reason: line.slice(cut + 3).trim(), pattern, open: text.includes("`*`"), used: false });
  }
});

const ERROR = 3;
const warnings = changes.filter(c => c.level < ERROR);
const undeclared = changes.filter(c => c.level >= ERROR).filter(c => {
  const intent = [...declared.values()].find(d => d.pattern.test(`${c.where} ${c.text}`));
  if (intent && (!intent.used || intent.open)) console.log(`intended: ${c.where} ${c.text}\n    ${intent.reason}`);
  if (intent) intent.used = true;
  return !intent;
});

for (const c of warnings) console.log(`warning: ${c.where} ${c.text}`);
for (const [text, intent] of declared) if (!intent.used && !intent.open) console.log(`warning: ${declaredFile}:${intent.line} is stale: ${text}`);
if (undeclared.length) {
  console.log(`\nBreaking, and not declared in ${declaredFile}:`);
  for (const c of undeclared) console.log(`${c.where} ${c.text}`);
  failed = true;
}
console.log(`${undeclared.length} undeclared breaks, ${[...declared.values()].filter(d => d.used).length} declared, ${warnings.length} warnings`);
process.exit(failed ? 1 : 0);
JS
