module example.com/api

go 1.27

require example.com/web v0.0.0
