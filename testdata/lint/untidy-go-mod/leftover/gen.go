//go:build ignore

package main

import _ "github.com/acme/gone"
