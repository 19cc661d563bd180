// Command wasm is a library: what it exports is called by whoever loads it.
package main

//export Evaluate
func Evaluate() int32 { return 0 }

func main() {}
