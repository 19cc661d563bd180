package main

import "github.com/acme/cobraflag/cmd"

func main() { cmd.Execute() }
