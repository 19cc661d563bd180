package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/node"
)

func TestServices(t *testing.T) {
	vars := Variables([]byte("# x\nPORT=81\nexport NAME='a b'\nBAD=$PORT\nTAIL=c # d\n"))
	for _, test := range []struct{ name, text, want string }{
		{"ports", "ports: ['80', '127.0.0.1:8000:81/tcp', '1:82/udp', '${PORT}:${PORT}', '${NONE}', {target: 83}, '${NONE:-84}', 1-9]", "ports 80 81 81 83 84"},
		{"mapping", "environment: {A: 1, B: $PORT, C: '${NONE}', NAME: }", "env A=1 B=81 C? NAME=a b"},
		{"list", "environment: [A=1, 'B=${NAME-x}', C, TAIL, D=$$x]", "env A=1 B=a b C? TAIL=c D=$x"},
		{"command", "command: serve --port ${PORT}", "command serve --port 81"},
		{"several commands", "command: a && b", ""},
		{"entry", "entrypoint: [tini, --, api]\ncommand: [serve, '$NONE']", "entry api command serve "},
		{"build", "build: .", "build . "},
		{"dockerfile", "build: {context: a, dockerfile: b}\nenv_file: [x, {path: y}]\ndepends_on: [db]", "build a b files x y needs db"},
		{"conditions", "depends_on: {db: {condition: service_healthy}}", "needs db"},
		{"merged", "environment: {<<: {A: 1, B: 2}, B: 3}\n<<: {command: x, build: {context: '${PORT}', dockerfile: $NONE}}", "env A=1 B=2 B=3 command x build 81 $NONE"},
		{"text", "x", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs, err := node.Parse([]byte("services:\n  s:\n    "+strings.ReplaceAll(test.text, "\n", "\n    ")+"\n"), node.DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, describe(Services(docs, vars))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func describe(all []*Service) string {
	var parts []string
	add := func(title string, words []string) {
		if len(words) > 0 {
			parts = append(parts, title+" "+strings.Join(words, " "))
		}
	}
	for _, s := range all {
		var ports, env, files []string
		for _, p := range s.Ports {
			ports = append(ports, fmt.Sprint(p.Number))
		}
		for _, e := range s.Env {
			if e.Known {
				env = append(env, e.Name+"="+e.Value)
			} else {
				env = append(env, e.Name+"?")
			}
		}
		for _, f := range s.EnvFiles {
			files = append(files, f.Value)
		}
		add("ports", ports)
		add("env", env)
		add("entry", values(s.Entrypoint))
		add("command", values(s.Command))
		if s.Build != nil {
			add("build", []string{s.Build.Context, s.Build.Dockerfile})
		}
		add("files", files)
		add("needs", s.DependsOn)
	}
	return strings.Join(parts, " ")
}

func values(words []Word) (all []string) {
	for _, w := range words {
		all = append(all, w.Value)
	}
	return all
}
