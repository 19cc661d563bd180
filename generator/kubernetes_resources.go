package generator

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// goMemoryLimit is GOMEMLIMIT of a Go program: nine tenths of its memory limit,
// the rest for what the runtime does not count. The runtime reads no cgroup
// limit by itself (https://go.dev/issue/75164), and the downward API knows only
// the whole limit, so it is a literal; "" = no limit to follow.
func goMemoryLimit(service *ship.Service, found *problems) string {
	if service.Build.Main == "" || service.Resources.Limits.Memory == "" {
		return ""
	}
	for _, v := range service.Env {
		if v.Name == "GOMEMLIMIT" {
			return ""
		}
	}
	bytes, err := quantityBytes(service.Resources.Limits.Memory)
	if err != nil {
		found.add(pointer("services", service.Name, "resources", "limits", "memory"), "", "%v", err)
		return ""
	}
	const mebibyte = 1 << 20
	if limit := bytes / 10 * 9; limit >= mebibyte {
		return strconv.FormatInt(limit/mebibyte, 10) + "MiB"
	}
	return ""
}

// units are the suffixes of a memory quantity.
// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
var units = []struct {
	suffix string
	bytes  int64
}{
	{"Ki", 1 << 10}, {"Mi", 1 << 20}, {"Gi", 1 << 30}, {"Ti", 1 << 40},
	{"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}, {"", 1},
}

func quantityBytes(s string) (int64, error) {
	for _, unit := range units {
		number, ok := strings.CutSuffix(s, unit.suffix)
		if !ok {
			continue
		}
		amount, ok := new(big.Rat).SetString(number)
		if !ok || len(number) > 20 || strings.ContainsAny(number, "/eExX") {
			break
		}
		amount.Mul(amount, new(big.Rat).SetInt64(unit.bytes))
		bytes := new(big.Int).Quo(amount.Num(), amount.Denom())
		if !bytes.IsInt64() || bytes.Sign() < 0 {
			break
		}
		return bytes.Int64(), nil
	}
	return 0, fmt.Errorf("no amount of memory: %q", s)
}
