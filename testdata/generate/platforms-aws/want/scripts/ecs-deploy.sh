#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: ecs-deploy.sh DIR VERSION SERVICE=IMAGE@DIGEST...
# Registers a task definition for each service, hands it to ECS with the settings of
# the service, and waits until ECS is done. Fails where ECS went back: the circuit
# breaker saw tasks that do not start, or an alarm went off.
set -euo pipefail
dir=$1 version=$2
shift 2

# deploy SERVICE IMAGE: prints the cluster, the service and its new task definition.
deploy() {
  local settings="$dir/$1.service.json" task cluster name
  [ -f "$settings" ] || return 0
  task=$(jq --arg image "$2" --arg version "$version" \
    '.containerDefinitions[0].image = $image | .tags = [{key: "version", value: $version}]' "$dir/$1.task.json")
  task=$(aws ecs register-task-definition --cli-input-json "$task" --query taskDefinition.taskDefinitionArn --output text)
  cluster=$(jq -r .cluster "$settings") name=$(jq -r .serviceName "$settings")
  if [ "$(aws ecs describe-services --cluster "$cluster" --services "$name" --query "services[?status=='ACTIVE'] | length(@)" --output text)" = 0 ]; then
    aws ecs create-service --cli-input-json "$(jq --arg task "$task" '.taskDefinition = $task' "$settings")" >/dev/null
  else
    # The number of tasks is the autoscaler's, and what cannot be changed stays.
    aws ecs update-service --cli-input-json "$(jq --arg task "$task" \
      'del(.desiredCount, .launchType, .deploymentController) | .service = .serviceName | del(.serviceName) | .taskDefinition = $task' "$settings")" >/dev/null
  fi
  scale "$dir/$1.scaling.json"
  printf '%s %s %s\n' "$cluster" "$name" "$task"
}

# scale FILE: the least and the most tasks, and the CPU that scaling aims at.
scale() {
  [ -f "$1" ] || return 0
  aws application-autoscaling register-scalable-target --cli-input-json "$(jq .target "$1")" > /dev/null
  aws application-autoscaling put-scaling-policy --cli-input-json "$(jq .policy "$1")" > /dev/null
}

started=()
for one in "$@"; do
  line=$(deploy "${one%%=*}" "${one#*=}")
  [ -z "$line" ] || started+=("$line")
done
for line in "${started[@]}"; do
  read -r cluster name task <<< "$line"
  for _ in $(seq "${ECS_TRIES:-120}"); do
    state=$(aws ecs describe-services --cluster "$cluster" --services "$name" --query "services[0].deployments[?status=='PRIMARY'] | [0].[taskDefinition, rolloutState]" --output text)
    read -r running rollout <<< "$state"
    if [ "$running" != "$task" ] || [ "$rollout" = FAILED ]; then
      echo "ecs-deploy: $name went back to $running" >&2
      aws ecs describe-services --cluster "$cluster" --services "$name" --query 'services[0].events[:5].message' --output text >&2
      exit 1
    fi
    [ "$rollout" != COMPLETED ] || break
    sleep "${ECS_SECONDS:-10}"
  done
  if [ "$rollout" != COMPLETED ]; then
    echo "ecs-deploy: $name is still $rollout" >&2
    exit 1
  fi
  echo "$name runs $task"
done
