// Package drift compares what is on disk with what would be rendered, and
// applies a render: all of it or nothing.
package drift
