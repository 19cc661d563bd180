// Command jsonschema-generator prints.
package main

func main() { println("done") }
