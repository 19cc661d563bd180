package main

import (
	_ "example.com/lib"
	_ "example.com/lib/sub/errors"
)
