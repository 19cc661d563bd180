module github.com/acme/beego

go 1.26.0

require github.com/beego/beego/v2 v2.3.4
