module example.com/acme/orders

go 1.26.3

replace example.com/a => ./a

replace example.com/b => example.com/fork v1.0.0
