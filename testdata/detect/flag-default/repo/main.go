package main

import "github.com/acme/flags/cmd"

func main() { cmd.Execute() }
