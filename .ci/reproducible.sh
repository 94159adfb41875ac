#!/usr/bin/env bash
# Builds the committed tree twice, in two folders, and compares all that is shipped, file by file. Nothing in it may name a folder of the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C TZ=UTC
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Quarkus 3.33 writes these classes in another order or with other names of fields each time (its issue 676); no setting changes that. Their instructions
# are compared all the same, without order, numbers and random names.
excepted=(
  # Build steps run beside each other and number what they hand over.
  'generated/io/quarkus/runner/recorded/.*\.class'
  # The places that a bean is injected into are a hash set.
  'generated/.*_Synthetic_Bean\.class'
  # So are the classes of settings.
  'generated/io/quarkus/runtime/generated/[A-Za-z]*Config[A-Za-z]*\.class'
  # Methods come in the order in which the JVM has them.
  'generated/org/keycloak/admin/client/resource/.*\.class'
  # Byte Buddy gives fields random names.
  'generated/.*\$HibernateProxy\.class'
  # As the next.
  'generated/io/quarkus/hibernate/orm/panache/Panache[A-Za-z]*\.class'
  # The members of Hibernate's annotation come in the order of the JVM.
  'transformed/.*\.class'
)
# The nonce of the OpenAPI page's login is drawn at random.
nonce='s/"nonce":"[0-9a-f-]{36}"/"nonce":""/'

plain='
s/^ +[0-9]+: //
s/#[0-9]+(, *[0-9]+)?//g
s/cachedValue\$[A-Za-z0-9]{8}\$/cachedValue$/g
s/(proxykey|configClass\$|javaMethod[A-Za-z]*|target)[0-9]+/\1/g
s/^ +[0-9]+ +[0-9]+ +[0-9]+ /handler /
s/^(goto|if[a-z_]*) +[0-9]+/\1/
s/^([ai])(load|store)(_w)?(_|[[:space:]]+)[0-9]+/\1\2/
s/^(iconst_|bipush|sipush).*/push/
s/ldc_w/ldc/
s/[[:space:]]+/ /g
/^Compiled from/d'

build() { # name
  local at=$folder/$1 shipped=$folder/$1/shipped jar name
  mkdir -p "$at/tree" "$shipped"
  git archive HEAD | tar -x -C "$at/tree"
  (cd "$at/tree" && mvn -B -ntp -q -DskipTests package)
  cp -r "$at/tree/target/quarkus-app" "$shipped/quarkus-app"
  cp "$at/tree/target/openapi/openapi.yaml" "$shipped"
  for name in generated transformed; do
    jar=$shipped/quarkus-app/quarkus/$name-bytecode.jar
    mkdir "$shipped/$name"
    (cd "$shipped/$name" && jar --extract --file "$jar")
    jar --list --verbose --file "$jar" | awk '{ $1 = ""; print }' >"$shipped/$name.entries"
    rm "$jar"
  done
  find "$shipped/generated" -path '*/openapi-ui/index.html' -exec sed -E -i "$nonce" {} +
  # The bill of materials without its number, its time, and the checksums of the two jars.
  sed -E '/"(serialNumber|timestamp)"/d; /"name" : "(generated|transformed)-bytecode.jar"/,/"purl"/d' \
    "$at/tree/target/quarkus-run-cyclonedx.json" >"$shipped/sbom.json"
  # Once more by its files, for what they name.
  mkdir "$at/own"
  (cd "$at/own" && jar --extract --file "$shipped"/quarkus-app/app/*.jar)
}

sums() { # name
  (cd "$folder/$1/shipped" && find . -type f -printf '%P\0' | sort -z | xargs -0 sha256sum)
}

code() { # name, classes...
  local name=$1
  shift
  (cd "$folder/$name/shipped" && printf '%s\0' "$@" | xargs -0 javap -c -p) | sed -E "$plain" | sort
}

begin=$SECONDS
build one
echo "One build: $((SECONDS - begin)) s"
build another/longer

status=0
patterns=$(printf '%s\n' "${excepted[@]}")
mapfile -t different < <(diff <(sums one) <(sums another/longer) | sed -nE 's/^[<>] [0-9a-f]{64} .//p' | sort -u)
mapfile -t known < <(printf '%s\n' "${different[@]}" | grep -Ex -f <(echo "$patterns") || true)
mapfile -t unknown < <(printf '%s\n' "${different[@]}" | grep -Exv -f <(echo "$patterns") | grep . || true)
if ((${#unknown[@]})); then
  printf 'Not the same in two builds:\n'
  printf '%s\n' "${unknown[@]}"
  status=1
fi
if ((${#known[@]})) && ! diff <(code one "${known[@]}") <(code another/longer "${known[@]}") >"$folder/code"; then
  printf 'Not the same instructions in the generated classes:\n'
  head -40 "$folder/code"
  status=1
fi
if grep -rlF -e "$folder" -e "$HOME/" "$folder"/one/own "$folder"/one/shipped; then
  echo "Remove the machine's folders from what makes the files above"
  status=1
fi
echo "$(sums one | wc -l) files of two builds: ${#known[@]} generated classes in another order, as named here, ${#unknown[@]} others differ"
exit "$status"
