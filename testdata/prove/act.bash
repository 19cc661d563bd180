# shellcheck shell=bash
# Sourced by the proofs that run workflows with ACT_RUN, a script that runs act
# without GitHub, with mirrors of the actions in MIRROR.
# shellcheck source-path=SCRIPTDIR source=sample.bash
[ -x "${ACT_RUN-}" ] || { echo "skipped: ACT_RUN names no script that runs act"; exit 77; }
. "$(dirname "${BASH_SOURCE[0]}")/sample.bash"
need act python3
stand_ins=()

# stand_in ACTION SCRIPT puts a script in the place of an action that needs GitHub,
# another service or a download. It has the inputs of the real one, at the commit
# that the workflows pin, as INPUT_<NAME>; an input that is none is seen in the log.
stand_in() {
  local use repository folder=$work/actions/$1
  use=$(grep -rhoE "$1@[0-9a-f]{40}" "$root"/testdata/generate/*/want/.github | sort -u | head -n 1)
  repository=$(cut -d / -f 1,2 <<< "$1")
  mkdir -p "$work/actions/$repository" "$folder"
  git -C "${MIRROR:?}/${repository/\//+}/repo" show "${use#*@}:$(cut -d / -f 3- <<< "$1/" | sed 's|/*$|/|; s|^/||')action.yml" > "$folder/action.yml"
  printf '%s\n' "$2" > "$folder/script.sh"
  echo 'require("child_process").execFileSync("bash", ["-euo", "pipefail", __dirname + "/script.sh"], {stdio: "inherit"})' > "$folder/main.js"
  python3 - "$folder/action.yml" <<'PY'
import re, sys
text = open(sys.argv[1]).read()
open(sys.argv[1], "w").write(re.sub(r"(?ms)^runs:.*?(?=^\S|\Z)", "runs: {using: node24, main: main.js}\n", text))
PY
  git -C "$work/actions/$repository" init -q
  git -C "$work/actions/$repository" add -A
  git -C "$work/actions/$repository" -c user.name=proof -c user.email=proof@localhost commit -qm "$1"
  stand_ins+=(--local-repository "https://github.com/$repository@${use#*@}=$work/actions/$repository")
}

# act_job FILE JOB EVENT PAYLOAD OPTION...: a job and what it needs; the log is $work/act.log.
act_job() {
  local file=$1 job=$2 event=$3
  printf '%s' "$4" > "$work/event.json"
  shift 4
  NONET='' ACT_EVENT=$event "$ACT_RUN" "$PWD" --workflows ".github/workflows/$file" --job "$job" --eventpath "$work/event.json" \
    --secret GITHUB_TOKEN=stand-in "${stand_ins[@]}" "$@" > "$work/act.log" 2>&1 || { tail -n 80 "$work/act.log"; exit 1; }
}

# ran FILE ID...: the steps of these ids ran and were a success.
ran() {
  local file=$1 id name
  shift
  for id in "$@"; do
    name=$(sed -n "/^ *- name: /{s///;h};/^ *id: $id\$/{x;p;q}" ".github/workflows/$file")
    grep -q "Success - Main $name" "$work/act.log" || { tail -n 80 "$work/act.log"; echo "step $id did not run"; exit 1; }
  done
}
