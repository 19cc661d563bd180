//go:build linux

package store

import _ "example.com/library"
import _ "example.com/driver/v2" // want "package example.com/driver/v2 is of no module"
