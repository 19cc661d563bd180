// Package source reads the Go code of a repository for what it serves: modules,
// programs, listeners, routes, environment, cgo and shutdown, each with its
// place in a file.
//
// Nothing is built and no dependency is needed: go/parser reads the files, and
// a small abstract machine runs each program from its func main (machine.go).
// Its values are strings and numbers with the place they were written at,
// settings with their defaults, objects with fields, and functions; what
// depends on the outside is unknown. Both sides of a branch run, a loop runs
// once, and calls of known packages have the effects that external_*.go table.
package source
