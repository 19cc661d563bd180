package ship

import (
	"strconv"
	"strings"
)

// A cron entry as Kubernetes and GitHub both read it: five fields, in UTC,
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax.
var cron = compiled(format{name: "cron schedule", want: "a cron schedule of five fields",
	pattern: `^` + cronField(`[0-5]?[0-9]`) + ` ` + cronField(`([01]?[0-9]|2[0-3])`) + ` ` +
		cronField(`(0?[1-9]|[12][0-9]|3[01])`) + ` ` +
		cronField(`(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`) + ` ` +
		cronField(`([0-6]|sun|mon|tue|wed|thu|fri|sat)`) + `$`,
	hint:   `minute, hour, day of the month, month, day of the week (0 = Sunday), one space between: "0 3 * * *"`,
	better: cronRemedy, judge: cronJudge})

// cronField is the pattern of one field: a list of ranges with steps.
func cronField(unit string) string {
	one := `(\*|` + unit + `(-` + unit + `)?)(/[1-9][0-9]?)?`
	return one + `(,` + one + `)*`
}

func cronRemedy(_ *format, s string) string {
	fields := strings.Fields(s)
	switch {
	case strings.HasPrefix(s, "@"):
		return `write the five fields: "@daily" is "0 0 * * *"`
	case len(fields) == 6:
		return "there is no field for seconds: remove the first"
	case len(fields) == 5 && strings.Join(fields, " ") != s:
		return "write it as " + quote(strings.Join(fields, " "))
	case len(fields) == 5 && strings.Contains(fields[4], "7"):
		return "Sunday is 0"
	}
	return ""
}

// cronJudge refuses a range that ends before it begins, and a day that no month has.
func cronJudge(s string) string {
	for _, field := range strings.Fields(s) {
		for _, part := range strings.Split(field, ",") {
			from, to, ok := strings.Cut(strings.Split(part, "/")[0], "-")
			if ok && cronNumber(from) > cronNumber(to) {
				return "its range " + part + " ends before it begins"
			}
		}
	}
	f := strings.Fields(s)
	if len(f) == 5 && f[4] == "*" && neverDay(f[2], f[3]) {
		return "no such month has a day " + f[2] + ": it would never run"
	}
	return ""
}

var cronNames = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat",
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// cronNumber is a number, or a name's place in its week or year.
func cronNumber(s string) int {
	for i, name := range cronNames {
		if s == name {
			return i
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// neverDay says whether one plain month never has one plain day.
func neverDay(day, month string) bool {
	d, err := strconv.Atoi(day)
	if err != nil {
		return false
	}
	switch m := cronNumber(month); month {
	case "2", "02", "feb":
		return d > 29
	case "4", "04", "6", "06", "9", "09", "11", "apr", "jun", "sep", "nov":
		return d > 30 && m > 0
	}
	return false
}
