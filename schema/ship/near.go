package ship

import (
	"strings"

	"github.com/shipgen/shipgen/schema/near"
)

// meant is the hint for a word that is none of the candidates.
func meant(word string, candidates []string) string {
	if c, ok := near.Name(word, candidates); ok {
		return "did you mean " + quote(c) + "?"
	}
	return "valid here: " + strings.Join(candidates, ", ")
}
