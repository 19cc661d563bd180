package lint

import "testing"

func TestClassify(t *testing.T) {
	const object = "apiVersion: v1\nkind: Pod\n"
	cases := []struct {
		path, data string
		want       []Kind
	}{
		{"README", "text", []Kind{Text}},
		{"logo.png", "\x89PNG\x00", nil},
		{"utf16.txt", "\xff\xfea\x00", []Kind{Text}},
		{".github/workflows/ci.yml", "", []Kind{Text, Workflow, YAML}},
		{"templates/x/.github/workflows/ci.yaml", object, []Kind{Text, Workflow, YAML}},
		{".github/workflows/sub/ci.yml", "", []Kind{Text, YAML}},
		{"my.github/workflows/ci.yml", "", []Kind{Text, YAML}},
		{"tools/action.yml", "", []Kind{Text, Action, YAML}},
		{".github/dependabot.yml", "", []Kind{Text, Dependabot, YAML}},
		{"dependabot.yml", "", []Kind{Text, YAML}},
		{".pre-commit-config.yaml", "", []Kind{Text, PreCommit, YAML}},
		{".gitlab-ci.yml", "", []Kind{Text, GitLab, YAML}},
		{"Dockerfile", "", []Kind{Text, Dockerfile}},
		{"a/Dockerfile.dev", "", []Kind{Text, Dockerfile}},
		{"a/api.Dockerfile", "", []Kind{Text, Dockerfile}},
		{"Containerfile", "", []Kind{Text, Dockerfile}},
		{"Dockerfile.dockerignore", "", []Kind{Text}},
		{"Dockerfile.tmpl", "", []Kind{Text}},
		{"Dockerfiles", "", []Kind{Text}},
		{"docker-compose.override.yml", "", []Kind{Text, Compose, YAML}},
		{"compose.yaml", "", []Kind{Text, Compose, YAML}},
		{"composed.yaml", "", []Kind{Text, YAML}},
		{"go.mod", "", []Kind{Text, GoMod}},
		{"go.work", "", []Kind{Text, GoWork}},
		{"go.sum", "", []Kind{Text, GoSum}},
		{"a/go.work.sum", "", []Kind{Text, GoSum}},
		{"main.go", "", []Kind{Text, Go}},
		{"infra/main.tf", "", []Kind{Text, Terraform}},
		{"run.sh", "", []Kind{Text, Script}},
		{"run", "#!/usr/bin/env -S bash -e\n", []Kind{Text, Script}},
		{"run", "#!/usr/bin/python3\n", []Kind{Text}},
		{"deploy/a.yaml", object, []Kind{Text, YAML, Manifest}},
		{"deploy/a.yaml", "spec:\n  apiVersion: v1\n  kind: Pod\n", []Kind{Text, YAML}},
		{"deploy/a.json", `{"apiVersion": "v1", "kind": "Pod"}`, []Kind{Text, Manifest}},
	}
	for _, c := range cases {
		t.Run(c.path, func(t *testing.T) { check(t, classify(c.path, []byte(c.data)), c.want) })
	}
}
