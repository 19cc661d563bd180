package main

import (
	_ "fmt"

	_ "example.com/api/store"
	_ "example.com/lib/errors"
	_ "example.com/library" // want "package example.com/library is of no module that go.mod requires"
)
