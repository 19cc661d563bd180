package lint

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/repo"
)

// bigTree is a repository of 5,000 files, most of them source, with workflows,
// Dockerfiles and manifests as a large monorepo has them.
func bigTree() repo.Memory {
	const (
		source   = "package x\n\n// F does what its name says.\nfunc F(a, b int) int { return a + b }\n"
		workflow = "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4 # shipgen: ignore[todo] why\n      - run: go test ./...\n"
		docker   = "FROM golang:1.26 AS build\nRUN go build ./...\nFROM scratch\nCOPY --from=build /app /app\n"
		object   = "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec:\n  ports: [{port: 80}]\n"
	)
	tree := repo.Memory{}
	for i := range 5000 {
		dir := fmt.Sprintf("services/s%d/", i/50)
		switch i % 50 {
		case 0:
			tree[dir+".github/workflows/ci.yml"] = []byte(workflow)
		case 1:
			tree[dir+"Dockerfile"] = []byte(docker)
		case 2, 3, 4:
			tree[fmt.Sprintf("%sdeploy/%d.yaml", dir, i)] = []byte(object)
		default:
			tree[fmt.Sprintf("%sf%d.go", dir, i)] = []byte(strings.Repeat(source, 50))
		}
	}
	return tree
}

func BenchmarkRun(b *testing.B) {
	tree := bigTree()
	todo := finder("todo", "TODO")
	documents := &Rule{Name: "documents", Kinds: []Kind{YAML}, File: func(p *Pass) error {
		_, err := p.File.Documents()
		return err
	}}
	var size int64
	for _, data := range tree {
		size += int64(len(data))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Run(context.Background(), tree, Options{Rules: append([]*Rule{todo, documents}, Rules...)}); err != nil {
			b.Fatal(err)
		}
	}
}
