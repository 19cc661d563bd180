module example.com/host

go 1.26

require github.com/spf13/viper v1.21.0
