package main

import "github.com/beego/beego/v2/server/web"

type books struct{ web.Controller }

// Get lists the books.
func (b *books) Get() { b.Ctx.WriteString("[]") }

func main() {
	web.Router("/books", &books{}, "get:Get")
	web.Router("/healthz", &books{})
	web.Run()
}
