package kubernetes

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// SidecarInJob finds jobs that never end.
var SidecarInJob = &lint.Rule{
	Name:  "sidecar-in-job",
	Title: "Job that waits for its sidecar",
	Doc: doc("A job is done when all of its containers have ended. A proxy or a log shipper beside the program never ends, so neither does the job; a CronJob that forbids concurrency then runs once.",
		"kind: Job\nspec: {template: {spec: {containers: [{name: migrate}, {name: cloud-sql-proxy}]}}}", "kind: Job\nspec: {template: {spec: {initContainers: [{name: cloud-sql-proxy, restartPolicy: Always}], containers: [{name: migrate}]}}}",
		"Make it a native sidecar: an init container with `restartPolicy: Always`. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  sidecarInJob,
}

// endless are words of images of proxies and agents that run until they are told
// to stop.
var endless = []string{"cloud-sql-proxy", "cloudsql-proxy", "gce-proxy", "alloydb-auth-proxy", "envoy", "istio/proxyv2", "linkerd/proxy", "fluent-bit", "fluentd", "filebeat", "vector", "promtail", "otel", "opentelemetry-collector", "nginx", "haproxy", "pgbouncer", "daprd", "vault-agent", "consul-dataplane", "jaeger-agent"}

func sidecarInJob(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		if w.Kind != "Job" && w.Kind != "CronJob" || len(items(w.spec.Get("containers"))) < 2 {
			continue
		}
		for _, c := range containers([]pod{w}) {
			if word := endlessWord(c); c.Kind == kubernetes.Regular && word != "" && !endsItself(c) {
				p.Report(lint.Finding{
					Span:    at(p, c.place()),
					Message: fmt.Sprintf("%s waits for %s, which does not end (%s)", name(w.Object), c.title(), word),
					Hint:    "move it to initContainers with restartPolicy: Always",
				})
			}
		}
	}
	return nil
}

// endlessWord is what tells that a container does not end by itself.
func endlessWord(c container) string {
	image := c.Image().Text()
	for _, word := range endless {
		if strings.Contains(image, word) {
			return word
		}
	}
	words := slices.Concat(c.Words("command"), c.Words("args"))
	if strings.Contains(image, "vault") && slices.ContainsFunc(words, func(n *node.Node) bool { return n.Text() == "agent" }) && !strings.Contains(string(c.Node.Source()), "exit-after-auth") {
		return "vault agent" // https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent
	}
	return ""
}

// endsItself says whether the container is told when the program has ended.
func endsItself(c container) bool {
	source := string(c.Node.Source())
	return strings.Contains(source, "quitquitquit") || strings.Contains(source, "exit-zero-on-sigterm") && isTrue(c.pod.spec.Get("shareProcessNamespace"))
}
