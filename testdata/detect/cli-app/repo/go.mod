module example.com/cli-app

go 1.26.0
