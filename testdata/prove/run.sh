#!/usr/bin/env bash
# Runs every proof beside it and prints what was proven, what was skipped and why.
# usage: run.sh SHIPGEN [NAME…]   A proof ends with 0 (proven), 77 (skipped; its last
# line says what the machine lacks) or anything else (failed).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
SHIPGEN=$(realpath "$1")
shift
export SHIPGEN ROOT=${here%/testdata/prove}
names=("$@")
if [ $# -eq 0 ]; then
  mapfile -t names < <(cd "$here" && printf '%s\n' *.sh | sed -n 's/\.sh$//p' | grep -vx run)
fi
failed=0 table=
declare -A verdicts
for name in "${names[@]}"; do
  work=$(mktemp -d)
  out=$(WORK=$work bash "$here/$name.sh" 2>&1)
  case $? in
  0) verdict=proven ;;
  77) verdict=skipped ;;
  *) verdict=FAILED failed=1 && printf '%s\n%s\n' "--- $name" "$out" ;;
  esac
  verdicts[$name]=$verdict
  table+=$(printf '%-22s %-8s %s' "$name" "$verdict" "$(tail -n 1 <<<"$out")")$'\n'
  rm -rf "$work"
done
printf '\n%s' "$table"

# Each row of what is to be delivered, the command that renders it, and its proofs.
printf '\n%-3s %-30s %-70s %s\n' row subject proofs 'rendered by'
while IFS='|' read -r row subject targets proofs; do
  command='' results=''
  for target in $targets; do
    command+="${command:+; }shipgen generate --target $target"
  done
  for proof in $proofs; do
    results+="${results:+, }$proof ${verdicts[$proof]-not run}"
  done
  printf '%-3s %-30s %-70s %s\n' "$row" "$subject" "$results" "$command"
done <"$here/rows.txt"
count() { printf '%s\n' "${verdicts[@]}" | grep -cx "$1" || true; }
printf '\n%s proven, %s skipped, %s failed\n' "$(count proven)" "$(count skipped)" "$(count FAILED)"
exit "$failed"
