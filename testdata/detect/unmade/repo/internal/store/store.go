// Package store keeps the items.
package store

import "embed"

//go:embed schema/*.sql
var schema embed.FS

// Open opens the store.
func Open() *embed.FS { return &schema }
