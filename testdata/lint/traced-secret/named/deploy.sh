#!/bin/bash
set -o xtrace
docker login -p "${REGISTRY_PASSWORD}" # want "REGISTRY_PASSWORD"
