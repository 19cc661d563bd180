package ship

import "strconv"

// str is the text under a path of keys, "" where there is none.
func (v *value) str(keys ...string) string {
	if found := v.get(keys...); found != nil && !found.isNull() {
		return found.text
	}
	return ""
}

// int is the integer under a path of keys, 0 where there is none.
func (v *value) int(keys ...string) int {
	n, err := strconv.Atoi(v.str(keys...))
	if err != nil {
		return 0
	}
	return n
}

// number is the number under a path of keys, 0 where there is none.
func (v *value) number(keys ...string) float64 {
	if found := v.get(keys...); found != nil {
		return found.float()
	}
	return 0
}

func (v *value) float() float64 {
	n, err := strconv.ParseFloat(v.text, 64)
	if err != nil {
		return 0
	}
	return n
}

// bool is the boolean under a path of keys, false where there is none.
func (v *value) bool(keys ...string) bool {
	b, err := strconv.ParseBool(v.str(keys...))
	return err == nil && b
}

// duration is the duration under a path of keys, 0 where there is none.
func (v *value) duration(keys ...string) Duration { return parseDuration(v.str(keys...)) }

// percent is the percentage under a path of keys, 0 where there is none.
func (v *value) percent(keys ...string) float64 { return parsePercent(v.str(keys...)) }

// strings are the texts of the list under a path of keys, nil where there are none.
func (v *value) strings(keys ...string) []string {
	found := v.get(keys...)
	if found == nil {
		return nil
	}
	var out []string
	for _, item := range found.items {
		out = append(out, item.text)
	}
	return out
}

// list are the items of the list under a path of keys.
func (v *value) list(keys ...string) []*value {
	if found := v.get(keys...); found != nil {
		return found.items
	}
	return nil
}
