module example.com/flags

go 1.26

require example.org/goflags v1.0.0

require github.com/peterbourgon/ff/v3 v3.4.0
