module example.com/v

go 1.26

require example.com/lib v9.9.9
