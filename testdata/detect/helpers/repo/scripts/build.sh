#!/bin/sh
set -e
go run ./pkg/tablewriter > table.txt
CGO_ENABLED=0 go build -o out/migrator ./pkg/migrator
