package generator

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/modfile"
)

func TestLocalReplaces(t *testing.T) {
	const text = "module m\n\nreplace (\n\ta => ../../lib/a\n\tb v1.2.0 => ./b\n\tc => c.dev/fork v1.0.0\n\td => ../../../d\n\te => /opt/e\n\tf => ./b\n)\n"
	gomod, err := modfile.Parse("go.mod", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []Replaced{{Module: "d", Dir: "../d"}, {Module: "e", Dir: "../opt/e"}, {Module: "a", Dir: "lib/a"}, {Module: "b", Dir: "svc/x/b"}}
	if diff := cmp.Diff(want, LocalReplaces("svc/x", gomod)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReplacedProblems(t *testing.T) {
	const service = "services: {api: {build: ./svc/cmd/api}}"
	for _, test := range []struct{ name, ship, dir, want string }{
		{"outside", service, "../lib", "go.mod takes a.dev/lib from a folder outside the repository"},
		{"a name that no mount can have", service, "svc/a,b", `the folder "svc/a,b" of a.dev/lib cannot be mounted`},
	} {
		in := testInput(t, test.ship)
		in.Repo.ModuleDir, in.Repo.Replaced = "svc", []Replaced{{Module: "a.dev/lib", Dir: test.dir}}
		if _, err := planDockerfiles(in); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
}

func TestReplacedVendored(t *testing.T) {
	in := testInput(t, "services: {api: {build: ./svc/cmd/api}}")
	in.Repo.ModuleDir, in.Repo.Folders = "svc", []string{"cmd", "vendor"}
	in.Repo.Replaced = []Replaced{{Module: "a.dev/lib", Dir: "lib"}}
	if got := buildContext(in, in.Ship.Services[0]); got != "svc" {
		t.Errorf("got context %q: vendor holds what go.mod replaces", got)
	}
	if _, err := planDockerfiles(in); err != nil {
		t.Error(err)
	}
}
