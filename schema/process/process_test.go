package process

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProcfile(t *testing.T) {
	got := Procfile([]byte("# x\nweb: bin/api serve --port=$PORT\nworker: bin/api work\nbad\nx: a && b\n"))
	want := []Process{{Name: "web", Words: []string{"bin/api", "serve", "--port=$PORT"}, Line: 2}, {Name: "worker", Words: []string{"bin/api", "work"}, Line: 3}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnit(t *testing.T) {
	got, ok := Unit("etc/api.service", []byte("[Service]\nEnvironment=\"PORT=80\" B=c\nExecStart=-/usr/bin/api \\\n  serve\n"))
	want := Process{Name: "api", Words: []string{"/usr/bin/api", "serve"}, Env: []Env{{"PORT", "80", 2}, {"B", "c", 2}}, Line: 3}
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok := Unit("a.service", []byte("[Unit]\nExecStart=\n")); ok {
		t.Error("a unit that starts nothing")
	}
}

func TestFly(t *testing.T) {
	got := ReadFly([]byte("[env]\nPORT = \"8081\"\n[http_service]\ninternal_port = 8081 # x\n[[http_service.checks]]\npath = '/up'\n[metrics]\npath = \"/metrics\"\n[[services.ports]]\nport = 80\n"))
	want := &Fly{Ports: []FlyPort{{8081, 4}}, Checks: []FlyCheck{{"/up", 6}}, Env: []Env{{"PORT", "8081", 2}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestHostile holds files that must neither hang nor panic.
func TestHostile(t *testing.T) {
	for _, text := range []string{"", "\\", "=", "[", "a = \"", "web: '", "ExecStart=$(", strings.Repeat("a: \\\n", 20_000)} {
		Procfile([]byte(text))
		Unit("a.service", []byte(text))
		if f := ReadFly([]byte(text)); len(f.Ports) > 0 {
			t.Errorf("%.20q has ports", text)
		}
	}
}
