module example.com/beego-keys

go 1.26.0
