module example.com/macaron

go 1.26.0
