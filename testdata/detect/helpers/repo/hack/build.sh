#!/bin/sh
go run ./pkg/tablewriter
