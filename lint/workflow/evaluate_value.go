package workflow

import (
	"math"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"
)

// truthOf: false, 0, an empty text, null and what is no number are false.
func truthOf(value any) bool {
	switch value := value.(type) {
	case nil:
		return false
	case bool:
		return value
	case float64:
		return value != 0 && !math.IsNaN(value)
	case string:
		return value != ""
	}
	return true
}

// textOf is a value as it is written into a text.
func textOf(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case bool:
		return strconv.FormatBool(value)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case []any:
		return "Array"
	case map[string]any:
		return "Object"
	}
	return ""
}

func folded(value any) string { return strings.ToLower(textOf(value)) }

// compares orders texts without regard to case, and all else as numbers.
func compares(op actionlint.CompareOpNodeKind, left, right any) bool {
	order, ordered := 0, true
	a, aText := left.(string)
	b, bText := right.(string)
	if aText && bText {
		order = strings.Compare(strings.ToLower(a), strings.ToLower(b))
	} else {
		order, ordered = compareNumbers(numberOf(left), numberOf(right))
	}
	switch op {
	case actionlint.CompareOpNodeKindEq:
		return ordered && order == 0
	case actionlint.CompareOpNodeKindNotEq:
		return !ordered || order != 0
	case actionlint.CompareOpNodeKindLess:
		return ordered && order < 0
	case actionlint.CompareOpNodeKindLessEq:
		return ordered && order <= 0
	case actionlint.CompareOpNodeKindGreater:
		return ordered && order > 0
	case actionlint.CompareOpNodeKindGreaterEq:
		return ordered && order >= 0
	}
	return false
}

// compareNumbers: nothing is equal to what is no number, nor before or after it.
func compareNumbers(a, b float64) (order int, ordered bool) {
	switch {
	case math.IsNaN(a) || math.IsNaN(b):
		return 0, false
	case a < b:
		return -1, true
	case a > b:
		return 1, true
	}
	return 0, true
}

// numberOf: null is 0, true 1, and a text what it says.
func numberOf(value any) float64 {
	switch value := value.(type) {
	case nil:
		return 0
	case bool:
		if value {
			return 1
		}
		return 0
	case float64:
		return value
	case string:
		if value == "" {
			return 0
		}
		if parsed, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil {
			return parsed
		}
	}
	return math.NaN()
}
