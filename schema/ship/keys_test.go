package ship_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/ship"
)

// TestKeys holds every key to a whole manual entry that Explain finds again.
func TestKeys(t *testing.T) {
	keys := ship.Keys()
	if len(keys) < 150 {
		t.Fatalf("%d keys", len(keys))
	}
	seen := map[string]bool{}
	for _, key := range keys {
		if seen[key.Path] {
			t.Errorf("%s is listed twice", key.Path)
		}
		seen[key.Path] = true
		if key.Doc == "" || key.Example == "" || key.Type == "" {
			t.Errorf("%s has no whole entry: %+v", key.Path, key)
		}
		if !strings.HasSuffix(key.Doc, ".") {
			t.Errorf("%s: the doc is no sentence: %s", key.Path, key.Doc)
		}
		found, ok := ship.Explain(key.Path)
		if diff := cmp.Diff(key, found); !ok || diff != "" {
			t.Errorf("Explain(%s) (-want +got):\n%s", key.Path, diff)
		}
	}
}

func TestExplain(t *testing.T) {
	for asked, want := range map[string]string{
		"services":                 "services",
		"services.api":             "services",
		"services.*.livenessProbe": "services.*.livenessProbe",
		"services.api.livenessProbe.httpGet.path":                            "services.*.livenessProbe.httpGet.path",
		"services.api.ports.http":                                            "services.*.ports",
		"services.api.config.files.app.yaml":                                 "services.*.config.files",
		"alerts.receivers[0].type":                                           "alerts.receivers.*.type",
		"alerts.receivers.*.numbers":                                         "alerts.receivers.*.numbers",
		"targets.eu.cloudRun.region":                                         "targets.*.cloudRun.region",
		"environments.production.overrides.services.api.scaling.minReplicas": "environments.*.overrides.services.*.scaling.minReplicas",
		"service":        "",
		"services.api.x": "",
		"name.x":         "",
		"":               "",
		".":              "",
	} {
		got, ok := ship.Explain(asked)
		if got.Path != want || ok != (want != "") {
			t.Errorf("Explain(%q) = %q, %v, want %q", asked, got.Path, ok, want)
		}
	}
}

// TestKey pins one entry as `shipgen explain` shows it.
func TestKey(t *testing.T) {
	got, _ := ship.Explain("services.api.drain")
	want := ship.Key{
		Path: "services.*.drain", Type: "duration", Default: "5s for a service or function with ports, 0s else", Example: "5s",
		Doc: "How long a stopping pod goes on serving before it gets SIGTERM, so that load balancers have taken it out by then.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
