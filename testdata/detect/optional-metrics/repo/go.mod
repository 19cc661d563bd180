module example.com/optional

go 1.26
