package main

import (
	"fmt"

	"github.com/acme/colours"
)

func main() {
	fmt.Println(colours.Red)
}
