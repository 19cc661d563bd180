module example.com/shop/log

go 1.26
