package view

// Show renders.
func Show() { page(); row(); cell() }
