package near

import "testing"

func TestName(t *testing.T) {
	known := []string{"livenessProbe", "readinessProbe", "ports", "port", "env", "text", "json"}
	for name, want := range map[string]string{
		"livenesProbe": "livenessProbe", "LivenessProbe": "livenessProbe", "prots": "ports", "enw": "env",
		"jsno": "json", "readi": "readinessProbe", "por": "port", "sarif": "", "": "", "x": "", "readynessprobe": "readinessProbe",
	} {
		if got, ok := Name(name, known); got != want || ok != (want != "") {
			t.Errorf("Name(%q) = %q %v, want %q", name, got, ok, want)
		}
	}
}
