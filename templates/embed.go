// Package templates holds the templates of every target. One folder per target
// mirrors the tree it renders to; partials are shared.
package templates

import "embed"

// FS are the templates: <target>/<output path>.tmpl and partials/<name>.tmpl. A
// new folder is embedded without a change here.
//
//go:embed all:*
var FS embed.FS
