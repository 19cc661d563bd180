module example.com/web // want "requires 1 module and has no go.sum"

go 1.27

require example.com/other v1.0.0
