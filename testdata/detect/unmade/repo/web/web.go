// Package web holds the pages.
package web

import "embed"

//go:embed all:dist "the app.html"
var Pages embed.FS
