// Command version prints.
package main

func main() { println("done") }
