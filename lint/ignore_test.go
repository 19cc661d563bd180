package lint

import (
	"testing"

	"github.com/shipgen/shipgen/schema/repo"
)

// ignoreRules find BAD (which several tools know), a secret and a loose pin.
func ignoreRules() []*Rule {
	leak, pin := finder("leak", "SECRET"), finder("pin", "LOOSE")
	leak.Theme, pin.Theme = LeakedSecret, UnpinnedVersion
	return []*Rule{
		finder("bad", `BAD(?:\nBAD)*`, "zizmor:art", "hadolint:DL3008", "buildkit:StageName", "kube-linter:no-root", "kube-score:probes"),
		leak, pin,
	}
}

func TestIgnores(t *testing.T) {
	cases := []struct {
		name, path, data string
		want             []string
	}{
		{"own line", "a.yml", "a: BAD # shipgen: ignore[bad] why\nb: BAD\n", []string{"a.yml:2 bad"}},
		{"line above", "a.yml", "# shipgen: ignore[bad] why\na: BAD\nb: BAD\n", []string{"a.yml:3 bad"}},
		{"above a comment", "a.yml", "# shipgen: ignore[bad] why\n# more\na: BAD\n", []string{}},
		{"not alone above", "a.yml", "a: 1 # shipgen: ignore[bad] why\nb: BAD\n", []string{"a.yml:2 bad"}},
		{"several rules", "a.yml", "a: BAD LOOSE # shipgen: ignore[bad, pin] why\n", []string{}},
		{"another rule", "a.yml", "a: BAD # shipgen: ignore[pin] why\n", []string{"a.yml:1 bad"}},
		{"no bracket", "a.yml", "a: BAD # shipgen: ignore bad\n", []string{"a.yml:1 bad"}},
		{"first line of a span", "a.txt", "# shipgen: ignore[bad] why\nBAD\nBAD\n", []string{}},
		{"last line of a span", "a.txt", "BAD\nBAD # shipgen: ignore[bad] why\n", []string{"a.txt:1 bad"}},
		{"block scalar", "a.yml", "run: |\n  # shipgen: ignore[bad] why\n  BAD\n", []string{"a.yml:3 bad"}},
		{"header of a block scalar", "a.yml", "- run: |- # shipgen: ignore[bad] why\n    BAD\n", []string{"a.yml:2 bad"}},
		{"after a block scalar", "a.yml", "- run: |2\n     x\n  b: BAD # shipgen: ignore[bad] why\n", []string{}},
		{"quoted", "a.yml", "a: \"x # shipgen: ignore[bad] BAD\"\n", []string{"a.yml:1 bad"}},
		{"quoted over lines", "a.yml", "a: 'x\n  # shipgen: ignore[bad] BAD'\n", []string{"a.yml:2 bad"}},
		{"apostrophe", "a.yml", "a: it's BAD # shipgen: ignore[bad] why\n", []string{}},
		{"flow", "a.yml", "a: {b: \"#\", c: [BAD, '#']} # shipgen: ignore[bad] why\n", []string{}},
		{"tagged", "a.yml", "a: !!str \"# BAD\" # shipgen: ignore[bad] why\n", []string{}},
		{"Helm template", "a.yml", "a: {{ .BAD | quote }} # shipgen: ignore[bad] why\n", []string{}},
		{"no blank before", "a.yml", "a: BAD# shipgen: ignore[bad] why\n", []string{"a.yml:1 bad"}},
		{"CRLF", "a.yml", "# shipgen: ignore[bad] why\r\na: BAD\r\n", []string{}},
		{"Go", "a.go", "x := BAD // shipgen: ignore[bad] why\ny := BAD # shipgen: ignore[bad] why\n", []string{"a.go:2 bad"}},
		{"SQL", "a.sql", "BAD -- shipgen: ignore[bad] why\n", []string{}},
		{"INI", "a.ini", "; shipgen: ignore[bad] why\nx=BAD\n", []string{}},
		{"Markdown", "a.md", "BAD <!-- shipgen: ignore[bad] why --> more\n", []string{}},
		{"JSON", "a.json", "{\"a\": \"BAD # shipgen: ignore[bad] why\"}\n", []string{"a.json:1 bad"}},
		{"Dockerfile", "Dockerfile", "# shipgen: ignore[bad] why\nRUN BAD\nRUN BAD # shipgen: ignore[bad] why\n", []string{"Dockerfile:3 bad"}},
		{"heredoc", "Dockerfile", "RUN <<EOF\n# shipgen: ignore[bad] why\nBAD\nEOF\n", []string{"Dockerfile:3 bad"}},
		{"two tools", "a.yml", "a: BAD LOOSE # zizmor: ignore[art] # shipgen: ignore[pin] why\n", []string{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := run(t, repo.Memory{c.path: []byte(c.data)}, Options{Rules: ignoreRules()})
			check(t, places(got), c.want)
		})
	}
}

func TestForeignIgnores(t *testing.T) {
	const other = "---\napiVersion: v1\nkind: Pod\nspec: BAD\n"
	pod := func(annotation string) string {
		return "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations: {" + annotation + "}\nspec: BAD\n" + other
	}
	cases := []struct {
		name, path, data string
		want             []string
	}{
		{"zizmor", "a.yml", "a: BAD # zizmor: ignore[art,x] why\n", []string{}},
		{"zizmor in a step", ".github/workflows/a.yml", "jobs:\n  a:\n    steps:\n      - name: x # zizmor: ignore[art]\n        run: |\n          BAD\n      - run: BAD\n", []string{".github/workflows/a.yml:7 bad"}},
		{"zizmor in a call", ".github/workflows/a.yml", "jobs:\n  a:\n    name: BAD # zizmor: ignore[art]\n    uses: BAD\n  b:\n    uses: BAD\n", []string{".github/workflows/a.yml:6 bad"}},
		{"zizmor in the events", ".github/workflows/a.yml", "on:\n  # zizmor: ignore[art]\n  push: BAD\njobs: BAD\n", []string{".github/workflows/a.yml:4 bad"}},
		{"zizmor in a span", "a.yml", "BAD\nBAD # zizmor: ignore[art]\n", []string{}},
		{"zizmor, another rule", "a.yml", "a: BAD # zizmor: ignore[x]\n", []string{"a.yml:1 bad"}},
		{"zizmor, block scalar", "a.yml", "a: |\n  BAD # zizmor: ignore[art]\n", []string{"a.yml:2 bad"}},
		{"hadolint", "Dockerfile", "# hadolint ignore=DL1,DL3008 # why\nRUN x \\\n  # c\n\n BAD\nRUN BAD\n", []string{"Dockerfile:6 bad"}},
		{"hadolint, another rule", "Dockerfile", "# hadolint ignore=DL3013\nRUN BAD\n", []string{"Dockerfile:2 bad"}},
		{"hadolint, trailing", "Dockerfile", "RUN BAD # hadolint ignore=DL3008\n", []string{"Dockerfile:1 bad"}},
		{"hadolint, global", "Dockerfile", "FROM x\n# hadolint global ignore=DL3008\nRUN x\nRUN BAD\n", []string{}},
		{"hadolint, stage", "Dockerfile", "# hadolint stage ignore=DL3008\nFROM x\nRUN BAD\nFROM y\nRUN BAD\n", []string{"Dockerfile:5 bad"}},
		{"hadolint, heredoc", "Dockerfile", "# hadolint ignore=DL3008\nRUN <<A\nBAD\nA\nRUN BAD\n", []string{"Dockerfile:5 bad"}},
		{"hadolint, escape", "Dockerfile", "# escape=`\n# hadolint ignore=DL3008\nRUN x `\n BAD\nRUN \\\n", []string{}},
		{"BuildKit, file", "Dockerfile", "# check=error=true;skip=stagename\nFROM x\nRUN BAD\n", []string{}},
		{"BuildKit, all", "Dockerfile", "# syntax=docker/dockerfile:1\n# check=skip=all\nFROM x\nRUN BAD\n", []string{}},
		{"BuildKit, instruction", "Dockerfile", "FROM x\n# check=skip=StageName\nRUN BAD\nRUN BAD\n", []string{"Dockerfile:4 bad"}},
		{"BuildKit, another rule", "Dockerfile", "# check=skip=Other\nRUN BAD\n", []string{"Dockerfile:2 bad"}},
		{"gitleaks", "a.json", "{\"a\": \"SECRET gitleaks:allow BAD\"}", []string{"a.json:1 bad"}},
		{"betterleaks", "a.txt", "SECRET # betterleaks:allow\nSECRET", []string{"a.txt:2 leak"}},
		{"detect-secrets", "a.txt", "SECRET # pragma: allowlist secret\n", []string{}},
		{"detect-secrets, next line", "a.txt", "# pragma: allowlist nextline secret\nSECRET\nSECRET\n", []string{"a.txt:3 leak"}},
		{"ratchet", "a.yml", "a: LOOSE BAD # ratchet:exclude\n", []string{"a.yml:1 bad"}},
		{"kube-linter", "a.yml", pod("ignore-check.kube-linter.io/no-root: why"), []string{"a.yml:9 bad"}},
		{"kube-linter, another check", "a.yml", pod("ignore-check.kube-linter.io/x: why"), []string{"a.yml:5 bad", "a.yml:9 bad"}},
		{"kube-linter, all", "a.yml", pod("kube-linter.io/ignore-all: why"), []string{"a.yml:9 bad"}},
		{"kube-score", "a.yml", pod("kube-score/ignore: 'x, probes'"), []string{"a.yml:9 bad"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := run(t, repo.Memory{c.path: []byte(c.data)}, Options{Rules: ignoreRules()})
			check(t, places(got), c.want)
		})
	}
}

func TestConfigIgnores(t *testing.T) {
	tree := repo.Memory{"a/b/c.txt": []byte("BAD LOOSE"), "d.txt": []byte("BAD")}
	cases := []struct {
		entry  Ignore
		want   []string
		unused int
	}{
		{Ignore{Rule: "bad", Path: "**/c.txt"}, []string{"a/b/c.txt:1 pin", "d.txt:1 bad"}, 0},
		{Ignore{Rule: "*", Path: "root/a"}, []string{"d.txt:1 bad"}, 0},
		{Ignore{Rule: "b*", Path: "root/**"}, []string{"a/b/c.txt:1 pin"}, 0},
		{Ignore{Rule: "pin", Path: "root/*.txt"}, []string{"a/b/c.txt:1 bad", "a/b/c.txt:1 pin", "d.txt:1 bad"}, 1},
		{Ignore{Rule: "absent", Path: ""}, []string{"a/b/c.txt:1 bad", "a/b/c.txt:1 pin", "d.txt:1 bad"}, 0},
	}
	for _, c := range cases {
		got := run(t, tree, Options{
			Rules: ignoreRules(), Known: []string{"absent"}, Prefix: "root", Config: Config{Ignore: []Ignore{c.entry}},
		})
		check(t, places(got), c.want)
		check(t, len(got.UnusedIgnores), c.unused)
		check(t, got.Suppressed, 3-len(c.want))
	}
}

func TestUnusedIgnoresWaitForTheirRules(t *testing.T) {
	project, fails := countries(), finder("fails", "x")
	fails.File = func(*Pass) error { panic("x") }
	faint := finder("hit", "a:")
	faint.Severity = Info
	cases := []struct {
		name string
		opts Options
		rule string
		want int
	}{
		{"ran", Options{Rules: []*Rule{finder("bad", "BAD")}}, "bad", 1},
		{"not chosen", Options{}, "bad", 0},
		{"broke", Options{Rules: []*Rule{fails}}, "fails", 0},
		{"project", Options{Rules: []*Rule{project}}, "project", 1},
		{"project over a part", Options{Rules: []*Rule{project}, Partial: true}, "project", 0},
		{"below the severity asked for", Options{Rules: []*Rule{faint}, MinSeverity: Low}, "hit", 0},
	}
	project.Project = func(*ProjectPass) error { return nil }
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.opts.Rules = append(c.opts.Rules, UnusedIgnore)
			tree := repo.Memory{"a.yml": []byte("a: 1 # shipgen: ignore[" + c.rule + "] why\n")}
			got := 0
			for _, found := range run(t, tree, c.opts).Findings {
				if found.Rule == UnusedIgnore.Name {
					got++
				}
			}
			check(t, got, c.want)
		})
	}
}
