package ship

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// judgeBase refuses a base without a C library below a program that needs one.
func judgeBase(j *judge) {
	if base := j.ship.Image.Base; base != "distroless-static" && base != "scratch" {
		return
	}
	for _, s := range j.ship.Services {
		if s.Build.Cgo {
			j.fail([]string{"image", "base"}, "use distroless-base or alpine", "image.base is %s, which has no C library, and services.%s is built with cgo", j.ship.Image.Base, s.Name)
			return
		}
	}
}

func judgeSteps(j *judge) {
	for _, e := range j.ship.root.get("ci", "steps").sorted() {
		keys := []string{"ci", "steps", e.key}
		switch change := e.value; {
		case len(change.entries) == 0:
			j.fail(keys, "give one of before, after, replace, remove", "ci.steps.%s changes nothing", e.key)
		case change.has("replace") && change.bool("remove"):
			j.fail(append(keys, "remove"), "keep one of the two", "ci.steps.%s is replaced and removed", e.key)
		}
	}
}

func judgeTargets(j *judge) {
	for _, t := range j.ship.Targets {
		keys := []string{"targets", t.Name, t.Platform}
		if t.Options["context"] != "" && t.Options["auth"] != "kubeconfig" {
			j.fail(append(keys, "context"), "only `auth: kubeconfig` has contexts", "%s.context has no meaning with auth %s", strings.Join(keys, "."), t.Options["auth"])
		}
		if traffic := t.Options["traffic"]; traffic != "" && !ascending(strings.Split(traffic, ",")) {
			j.fail(append(keys, "traffic"), "such as [10, 50, 100]", "%s.traffic is [%s], want rising shares that end with 100", strings.Join(keys, "."), traffic)
		}
	}
}

// ascending says whether shares rise and end with the whole.
func ascending(shares []string) bool {
	last := 0
	for _, share := range shares {
		n, err := strconv.Atoi(share)
		if err != nil || n <= last {
			return false
		}
		last = n
	}
	return last == 100
}

func judgeReceivers(j *judge) {
	if j.ship.Alerts == nil {
		return
	}
	seen := map[string]bool{}
	for i, r := range j.ship.Alerts.Receivers {
		if seen[r.Name] {
			j.fail([]string{"alerts", "receivers", fmt.Sprint(i), "name"}, "give each receiver a name of its own", "alerts.receivers has the name %s twice", quote(r.Name))
		}
		seen[r.Name] = true
	}
}

// staleAfter is half of the five minutes that Prometheus looks back for a
// sample, so that one failed scrape leaves no gap.
// https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness
const staleAfter = 120

// judgeAlerts refuses what could never fire.
func judgeAlerts(j *judge) {
	a := j.ship.Alerts
	if a == nil {
		return
	}
	if a.Health.Interval.Seconds() > staleAfter {
		j.fail([]string{"alerts", "health", "interval"}, "want 2m at most", "alerts.health.interval is %d seconds, after which Prometheus takes a sample for stale", a.Health.Interval.Seconds())
	}
	if a.ErrorRate != nil && parsePercent(a.ErrorRate.Above) >= 100 {
		j.fail([]string{"alerts", "errorRate", "above"}, "more than all requests never fail", "alerts.errorRate.above is %s, which no service exceeds", a.ErrorRate.Above)
	}
	if _, err := regexp.Compile(a.Metrics.Failed); err != nil {
		j.fail([]string{"alerts", "metrics", "failed"}, `such as "5.."`, "alerts.metrics.failed is no regular expression of RE2")
	}
	for i, r := range a.Receivers {
		if (r.Username == "") != (r.Password == "") {
			j.fail([]string{"alerts", "receivers", fmt.Sprint(i)}, "give both or none", "alerts.receivers[%d] has one of username and password", i)
		}
	}
}

// own are the paths that no template may write: git's, and what shipgen itself
// reads or keeps.
var own = []string{".git", ".shipgen", "ship.yaml", "ship.lock", ".shipgen.yaml"}

func judgeTemplates(j *judge) {
	seen := map[string]bool{}
	for i, t := range j.ship.Templates {
		keys, output := []string{"templates", fmt.Sprint(i), "output"}, path.Clean(t.Output)
		first, _, _ := strings.Cut(output, "/")
		switch {
		case slices.Contains(own, strings.ToLower(first)):
			j.fail(keys, "", "templates[%d].output is %s, which is not a template's to write", i, quote(t.Output))
		case seen[output]:
			j.fail(keys, "", "templates[%d].output is %s, which another template writes", i, quote(t.Output))
		case slices.Contains(j.ship.Unmanaged, output):
			j.fail(keys, "remove one of the two", "templates[%d].output is %s, which is unmanaged", i, quote(t.Output))
		}
		seen[output] = true
	}
}

func judgeEnvironmentTargets(j *judge) {
	for _, e := range j.ship.Environments {
		j.targets(e.Targets, "environments", e.Name, "targets")
	}
}
