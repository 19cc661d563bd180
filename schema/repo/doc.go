// Package repo is the only room that touches the disk or runs git: it lists,
// reads and writes files below one root, and maps bytes to lines and columns.
package repo
