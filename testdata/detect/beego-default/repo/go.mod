module github.com/acme/beegodefault

go 1.26.0

require github.com/beego/beego/v2 v2.3.4
