package lint

// nearest is the known name closest to one that was mistyped, "" where none is
// within a third of its length.
func nearest(name string, known map[string]bool) string {
	best, limit := "", len(name)/3+1
	for candidate := range known {
		d := distance(name, candidate)
		if d < limit || d == limit && best != "" && candidate < best {
			best, limit = candidate, d
		}
	}
	return best
}

// distance is the number of insertions, deletions and replacements of bytes
// between two names.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0]++
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
