package a

import (
	_ "C"
	_ "net/http"

	_ "example.com/b/x"
)
