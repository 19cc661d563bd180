// An empty assembly file lets the compiler take parse.go's function without a body.
