module example.com/shop/sample

go 1.26
