package kubernetes

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// refused is what the API server refuses though it fits the schema.
func refused(p *lint.Pass, o *kubernetes.Object) (all []violation) {
	add := func(span lint.Span, missing bool, format string, values ...any) {
		all = append(all, violation{span, fmt.Sprintf(format, values...), missing, false, isWhole(o)})
	}
	if schedule := o.Node.Path("spec", "schedule"); is(o, "batch", "CronJob") && schedule != nil && !isDynamic(schedule.Text()) {
		if why := wrongSchedule(schedule.Text()); why != "" {
			add(at(p, schedule), false, "%s has the schedule %s: %s", name(o), quote(schedule.Text()), why)
		}
	}
	// https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template
	if spec := o.PodSpec(); is(o, "batch", "Job", "CronJob") && spec != nil {
		if policy := spec.Get("restartPolicy"); policy.Text() == "Always" {
			add(at(p, policy), false, "%s has restartPolicy Always, and a job takes OnFailure or Never", name(o))
		} else if policy == nil {
			add(at(p, place(o)), true, "%s has no restartPolicy, and a job takes OnFailure or Never, not the default", name(o))
		}
	}
	return all
}

// cronFields are those of a schedule with their least and greatest numbers.
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
var cronFields = []struct {
	name        string
	least, most int
}{{"minute", 0, 59}, {"hour", 0, 23}, {"day of the month", 1, 31}, {"month", 1, 12}, {"day of the week", 0, 6}}

// wrongSchedule says why a schedule is none, "" where it is one.
func wrongSchedule(text string) string {
	if strings.HasPrefix(text, "@") {
		return ""
	}
	if strings.Contains(text, "TZ=") {
		return "a time zone stands in spec.timeZone"
	}
	parts := strings.Fields(text)
	if len(parts) != len(cronFields) {
		return fmt.Sprintf("it has %d fields, want %d", len(parts), len(cronFields))
	}
	for i, field := range cronFields {
		values, _, _ := strings.Cut(parts[i], "/") // what is behind it is a step
		for _, number := range strings.FieldsFunc(values, func(r rune) bool { return r == ',' || r == '-' }) {
			if n, err := strconv.Atoi(number); err == nil && (n < field.least || n > field.most) {
				return fmt.Sprintf("%d is no %s, want %d to %d", n, field.name, field.least, field.most)
			}
		}
	}
	return ""
}
