package main

import (
	"flag"
	"fmt"
)

func main() {
	out := flag.String("out", "map.svg", "file to write")
	flag.Parse()
	fmt.Println("drawn", *out)
}
