package main

import (
	_ "fmt"

	_ "example.com/lib/errors"
)
