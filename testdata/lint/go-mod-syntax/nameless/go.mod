go 1.26 // want "go.mod has no module line"
