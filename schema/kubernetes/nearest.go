package kubernetes

import "strings"

// nearest is the name most like a wrong one: the same but for case, or at most
// two edits away (one, for short ones); "" when none is.
func nearest(wrong string, names []string) string {
	best, least := "", 2
	if len(wrong) < 5 {
		least = 1
	}
	for _, name := range names {
		if strings.EqualFold(name, wrong) {
			return name
		}
		if d := distance(wrong, name, least); d <= least && (best == "" || d < distance(wrong, best, least)) {
			best = name
		}
	}
	return best
}

// distance is the number of letters to insert, remove or replace between two
// words (Levenshtein), or more than limit when it is more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
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
