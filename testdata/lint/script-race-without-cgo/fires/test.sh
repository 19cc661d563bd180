#!/bin/bash
env CGO_ENABLED=0 gotestsum -- -race ./... # want "CGO_ENABLED=0"
