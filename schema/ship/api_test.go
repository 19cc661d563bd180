package ship_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
)

const small = `version: 1
name: orders
services:
  api:
    ports:
      http: 8080
    livenessProbe: /livez
    writablePaths: [/tmp, /data]
  "web":
    env: {A: "1"}
environments:
  production:
    overrides:
      services:
        api:
          ports:
            http: 8081
`

func parse(t *testing.T, text string) *ship.Ship {
	t.Helper()
	s, err := ship.Parse("ship.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAt(t *testing.T) {
	s := parse(t, small)
	for pointer, want := range map[string]repo.Position{
		"":                              {Line: 1, Column: 1},
		"/name":                         {Line: 2, Column: 1},
		"/services/api/ports/http":      {Line: 6, Column: 7},
		"/services/api/ports/metrics":   {Line: 5, Column: 5},
		"/services/api/livenessProbe":   {Line: 7, Column: 5},
		"/services/api/writablePaths/1": {Line: 8, Column: 27},
		"/services/web/env/A":           {Line: 10, Column: 11},
		"/services/api/resources/cpu":   {Line: 4, Column: 3},
		"/ci/race":                      {Line: 1, Column: 1},
		"/services/gone/kind":           {Line: 3, Column: 1},
	} {
		if got := s.At(pointer); got != want {
			t.Errorf("At(%q) = %v, want %v", pointer, got, want)
		}
	}
}

// TestAtOverride says where a value comes from that an environment changes.
func TestAtOverride(t *testing.T) {
	in, err := parse(t, small).In("production")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := in.Services[0].Ports[0].Number, 8081; got != want {
		t.Errorf("port %d, want %d", got, want)
	}
	if got, want := in.At("/services/api/ports/http"), (repo.Position{Line: 17, Column: 13}); got != want {
		t.Errorf("At = %v, want %v", got, want)
	}
	if got, want := in.At("/services/web/env"), (repo.Position{Line: 10, Column: 5}); got != want {
		t.Errorf("At = %v, want %v", got, want)
	}
}

func TestInUnknown(t *testing.T) {
	_, err := parse(t, small).In("prod")
	want := "ship.yaml:11:1: there is no environment \"prod\"\n  hint: did you mean \"production\"?"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestErrorf(t *testing.T) {
	err := parse(t, small).Errorf("/services/api/ports/http", "", "port %d is taken", 8080)
	if got, want := err.Error(), "ship.yaml:6:7: port 8080 is taken"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParseLint(t *testing.T) {
	s, err := ship.ParseLint(".shipgen.yaml", []byte("lint:\n  pins: {\"actions/*\": ref}\n  ignore:\n    - {rule: x, path: a.yml}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Lint.Pins) != 1 || len(s.Lint.Ignore) != 1 || s.Environments != nil {
		t.Errorf("got %+v", s)
	}
	if got, want := s.At("/lint/ignore/0"), (repo.Position{Line: 4, Column: 7}); got != want {
		t.Errorf("At = %v, want %v", got, want)
	}
	_, err = ship.ParseLint(".shipgen.yaml", []byte("name: orders\n"))
	want := ".shipgen.yaml:1:1: the file has no key \"name\"\n  hint: valid here: version, lint"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestLimits holds what a hostile file can cost; such files are too big to keep.
func TestLimits(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"2 MiB":          {"version: 1\nname: orders\n#" + strings.Repeat("x", 2<<20), "ship.yaml:1:1: the file has 2097177 bytes, want at most 1048576"},
		"environments":   {"version: 1\nname: orders\nenvironments:\n" + lines("  e%d: {}\n", 31), "ship.yaml:3:1: environments has 31 names, want at most 30"},
		"unknown keys":   {"version: 1\nname: orders\n" + lines("k%d: 1\n", 5000), "ship.yaml:202:1: and 4800 more problems"},
		"one long line":  {"{version: 1, name: orders, " + strings.Repeat("x: [], ", 30_000) + "}", "ship.yaml:1:1421: and 29800 more problems"},
		"carriage":       {"version: 1\r\nname: Orders\r\n", "ship.yaml:2:7: name is \"Orders\", want a DNS-1035 label\n  hint: write it as \"orders\""},
		"byte order":     {"\ufeffversion: 1\nname: Orders\n", "ship.yaml:2:7: name is \"Orders\", want a DNS-1035 label\n  hint: write it as \"orders\""},
		"line separator": {"version: 1\nname: orders # \u2028\nci: {race: 1}\n", "ship.yaml:3:12: ci.race is the number 1, want true or false"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ship.Parse("ship.yaml", []byte(c.data))
			var errs ship.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("got %v", err)
			}
			if got := errs[len(errs)-1].Error(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// lines is a format with the numbers below n.
func lines(format string, n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, format, i)
	}
	return out.String()
}
