// Package colours names colours.
package colours

// Red is a colour.
const Red = "red"
