package ship

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

const unitHint = `write it with a unit: "30s", "5m", "1h" or "7d"`

var (
	duration = compiled(format{name: "duration", want: "a duration such as 30s", pattern: `^[1-9][0-9]{0,5}[smhd]$`,
		hint: unitHint, better: durationRemedy, judge: durationJudge})
	// pause is a duration that may be zero.
	pause = compiled(format{name: "duration", want: "a duration such as 5s", pattern: `^(0|[1-9][0-9]{0,5})[smhd]$`,
		hint: unitHint, better: durationRemedy, judge: durationJudge})
	days = compiled(format{name: "duration in days", want: "whole days such as 7d", pattern: `^[1-9][0-9]{0,2}d$`,
		hint: `bots count in whole days: "7d"`})
	latency = compiled(format{name: "latency", want: "a latency such as 1s or 500ms", pattern: `^[1-9][0-9]{0,5}(ms|s|m)$`,
		hint: `write it with a unit: "500ms", "1s"`})
	percent = compiled(format{name: "percentage", want: "a percentage such as 5%", pattern: `^(100(\.0+)?|[1-9]?[0-9](\.[0-9]{1,3})?)%$`,
		hint: `from 0% to 100%, with the sign: "5%", "0.5%"`, better: percentRemedy, judge: percentJudge})
)

// Kubernetes quantities, https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/.
// Memory has a unit here: a bare number is bytes, and "m" thousandths of one, which nobody means.
var (
	cpu = compiled(format{name: "CPU quantity", want: "a CPU quantity such as 100m or 0.5", pattern: `^([0-9]{1,6}(\.[0-9]{1,3})?|[0-9]{1,9}m)$`,
		hint: `cores ("0.5") or thousandths of one ("500m")`, judge: positive})
	memory = compiled(format{name: "memory quantity", want: "a memory quantity such as 128Mi", pattern: `^[0-9]{1,9}(\.[0-9]{1,3})?(k|Ki|M|Mi|G|Gi|T|Ti)$`,
		hint: `a number and Ki, Mi, Gi or Ti: "128Mi"`, better: memoryRemedy, judge: positive})
)

func durationRemedy(_ *format, s string) string {
	if _, err := strconv.Atoi(s); err == nil && len(s) <= 6 && s != "0" {
		return fmt.Sprintf("write it with a unit: %q is %s seconds", s+"s", s)
	}
	if strings.Contains(s, "ms") {
		return "a second is the smallest unit"
	}
	return ""
}

func durationJudge(s string) string {
	if parseDuration(s) > 366*86400 {
		return "want at most 366d"
	}
	return ""
}

// parseDuration is the duration of a text that meets its format.
func parseDuration(s string) Duration {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil {
		return 0
	}
	return Duration(n * map[byte]int{'s': 1, 'm': 60, 'h': 3600, 'd': 86400}[s[len(s)-1]])
}

func percentRemedy(f *format, s string) string {
	if f.fits(s + "%") {
		return "write it with its sign: " + quote(s+"%")
	}
	return ""
}

func percentJudge(s string) string {
	if parsePercent(s) == 0 {
		return "want more than 0%"
	}
	return ""
}

// parsePercent is the number before the sign of a text that meets its format.
func parsePercent(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil {
		return 0
	}
	return f
}

func memoryRemedy(f *format, s string) string {
	if number := strings.TrimRight(s, "mMkKgGiIbB"); number != "" && f.fits(number+"Mi") {
		return "did you mean " + quote(number+"Mi") + "?"
	}
	return ""
}

func positive(s string) string {
	if quantity(s).Sign() <= 0 {
		return "want more than 0"
	}
	return ""
}

var quantityParts = pattern.New(`^([0-9.]+)([A-Za-z]*)$`)

var quantityUnits = map[string]int64{
	"": 1, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12,
	"Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40,
}

// quantity is the exact amount of a text that meets cpu or memory, in cores or bytes.
func quantity(s string) *big.Rat {
	parts := quantityParts.FindStringSubmatch(s)
	if parts == nil {
		return new(big.Rat)
	}
	amount, ok := new(big.Rat).SetString(parts[1])
	if !ok {
		return new(big.Rat)
	}
	if parts[2] == "m" {
		return amount.Quo(amount, big.NewRat(1000, 1))
	}
	return amount.Mul(amount, big.NewRat(quantityUnits[parts[2]], 1))
}
