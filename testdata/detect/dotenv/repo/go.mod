module example.com/dotenv

go 1.26

require github.com/spf13/viper v1.21.0
