#!/bin/sh
set -e
set -- --config=/defaults/settings.json "$@"
exec files "$@"
