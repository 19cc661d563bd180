# shellcheck shell=bash disable=SC2034
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Sourced by the other scripts: what ship.yaml says of the places and services.

# place NAME sets what is known of it. A place is an environment in one cluster.
place() {
  case ${1-} in
    lab)
      namespace=orders-lab
      overlay=deploy/overlays/lab
      branch=environments/lab
      services=(api clean mail)
      deployments=(api mail)
      rollback_seconds=30
      error_share=0.05
      watch_seconds=120
      ;;
    production-eu)
      namespace=orders
      overlay=deploy/overlays/production-eu
      branch=environments/production-eu
      services=(api clean mail)
      deployments=(api mail)
      rollback_seconds=30
      error_share=0.01
      watch_seconds=120
      ;;
    production-us)
      namespace=orders
      overlay=deploy/overlays/production-us
      branch=environments/production-us
      services=(api clean)
      deployments=(api)
      rollback_seconds=30
      error_share=0.01
      watch_seconds=120
      ;;
    staging)
      namespace=orders-staging
      overlay=deploy/overlays/staging
      branch=environments/staging
      services=(api clean mail)
      deployments=(api mail)
      rollback_seconds=30
      error_share=0.05
      watch_seconds=120
      ;;
    *)
      fail "no place '${1-}': known are lab production-eu production-us staging"
      ;;
  esac
}

# service NAME sets its kind and, where it is asked over HTTP whether it is
# ready, scheme, port and path.
service() {
  scheme=http port=0 path=/
  case ${1-} in
    api)
      kind=Deployment
      port=8080
      path=/healthz
      ;;
    clean)
      kind=CronJob
      ;;
    mail)
      kind=Deployment
      ;;
    *)
      fail "no service '${1-}': known are api clean mail"
      ;;
  esac
}

# of_place LIST... prints the words whose service the place has.
of_place() {
  local word known
  for word in "$@"; do
    for known in "${services[@]}"; do
      if [ "${word%%=*}" = "$known" ]; then
        printf '%s\n' "$word"
      fi
    done
  done
}

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}
