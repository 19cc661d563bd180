// Package prometheus holds the rules about alerting rules, in files of
// Prometheus and in PrometheusRule objects.
package prometheus

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	IncompleteAlert,
	UnknownMetric,
}
