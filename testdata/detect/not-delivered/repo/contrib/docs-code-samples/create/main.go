// Command create prints.
package main

func main() { println("done") }
