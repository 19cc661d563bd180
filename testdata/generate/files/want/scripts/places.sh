# shellcheck shell=bash disable=SC2034
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Sourced by the other scripts: what ship.yaml says of the places and services.

# place NAME sets what is known of it. A place is an environment in one cluster.
place() {
  case ${1-} in
    production)
      namespace=pages-production
      overlay=deploy/overlays/production
      branch=environments/production
      services=(web)
      deployments=(web)
      rollback_seconds=30
      ;;
    staging)
      namespace=pages-staging
      overlay=deploy/overlays/staging
      branch=environments/staging
      services=(web)
      deployments=(web)
      rollback_seconds=30
      ;;
    *)
      fail "no place '${1-}': known are production staging"
      ;;
  esac
}

# service NAME sets its kind and, where it is asked over HTTP whether it is
# ready, scheme, port and path.
service() {
  scheme=http port=0 path=/
  case ${1-} in
    web)
      kind=Deployment
      port=80
      path=/healthz
      ;;
    *)
      fail "no service '${1-}': known are web"
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
