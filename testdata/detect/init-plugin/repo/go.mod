module example.com/plugins

go 1.26

require example.org/host v1.0.0
