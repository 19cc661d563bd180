package generator

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/templates"
)

func TestDockerfileProblems(t *testing.T) {
	for _, test := range []struct{ name, ship, want string }{
		{"one main, two builds", "services: {a: {build: {main: ./cmd/a, tags: [x]}}, b: {build: ./cmd/a}}", `"a" and "b" build ./cmd/a with different options`},
		{"a base per environment", "services: {a: {build: ./cmd/a}}\nenvironments: {x: {overrides: {image: {base: scratch}}}}", `its base cannot be "scratch" here`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := planDockerfiles(testInput(t, test.ship))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want %q", err, test.want)
			}
			if !strings.HasPrefix(err.Error(), "ship.yaml:") {
				t.Errorf("no position: %v", err)
			}
		})
	}
}

func TestDockerfileOutsideModule(t *testing.T) {
	in := testInput(t, "services: {api: {build: ./cmd/api}}")
	in.Repo.ModuleDir = "backend"
	if _, err := planDockerfiles(in); err == nil || !strings.Contains(err.Error(), `main "./cmd/api" is outside the module in "backend"`) {
		t.Errorf("got %v", err)
	}
}

// TestDockerfileLines looks at the lines that tell the variants apart; the whole
// files are goldens of testdata/generate.
func TestDockerfileLines(t *testing.T) {
	const service = "services: {api: {build: {main: ./cmd/api, cgo: true}}}\n"
	for _, test := range []struct {
		name, ship string
		change     func(*Identity)
		want, not  []string
	}{
		{
			"glibc", service + "image: {base: distroless-base}", nil,
			[]string{"\nFROM golang:1.26.7-bookworm@", "CGO_ENABLED=1", "\nFROM gcr.io/distroless/base-debian12:nonroot@"},
			[]string{"BUILDPLATFORM", "TARGETARCH", "apk", "timetzdata"},
		},
		{
			"musl", service + "image: {base: alpine}", nil,
			[]string{"\nFROM golang:1.26.7-alpine@", "apk add gcc musl-dev", "CGO_ENABLED=1", "-tags=timetzdata"},
			[]string{"BUILDPLATFORM"},
		},
		{
			"musl with private modules", service + "image: {base: alpine}\ngo: {private: [\"git.acme.dev/*\"]}", nil,
			[]string{"apk add gcc git musl-dev", "ARG GOPRIVATE=\"git.acme.dev/*\"", "type=secret,id=netrc"}, nil,
		},
		{
			"private modules need git", "services: {api: {build: ./cmd/api}}\ngo: {private: [git.acme.dev]}", nil,
			[]string{"--platform=$BUILDPLATFORM golang:1.26.7-bookworm@", "CGO_ENABLED=0"}, nil,
		},
		{
			"scratch", "services: {api: {build: {main: ./cmd/api, tags: [netgo]}}}\nimage: {base: scratch}", nil,
			[]string{"\nFROM scratch\n", "/etc/ssl/certs/ca-certificates.crt", "-tags=netgo,timetzdata", "USER 65532:65532"}, nil,
		},
		{
			"the linker's variable", "services: {api: {build: {main: ./cmd/api, version: acme.dev/orders/internal/build.Version}}}", nil,
			[]string{`-X acme.dev/orders/internal/build.Version=$VERSION"`}, []string{"main.version"},
		},
		{
			"no dependencies", "services: {api: {build: ./cmd/api}}", func(r *Identity) { r.GoSum = false },
			[]string{"go build -mod=readonly"}, []string{"go mod download", "go.sum", "/go/pkg/mod"},
		},
		{
			"vendor", "services: {api: {build: ./cmd/api}}\ngo: {private: [git.acme.dev]}", func(r *Identity) { r.Folders = append(r.Folders, "vendor") },
			[]string{"go build -mod=vendor"}, []string{"go mod download", "netrc", "GOPRIVATE"},
		},
		{
			"a module in a folder", "services: {api: {build: ./backend/cmd/api}}", func(r *Identity) { r.ModuleDir = "backend" },
			[]string{"-o /out/app ./cmd/api\n"}, nil,
		},
		{
			"a workspace", "services: {api: {build: ./apps/api}}", func(r *Identity) {
				r.ModuleDir = "apps/api"
				r.Workspace = &Workspace{Dir: ".", Sum: true, Modules: []WorkspaceModule{{Dir: "apps/api", Sum: true}, {Dir: "libs/money", Folders: []string{"round"}}}}
			},
			[]string{"WORKDIR /src/apps/api\n", "source=go.work,target=/src/go.work \\\n", "source=go.work.sum,target=/src/go.work.sum", "source=apps/api/go.sum,target=/src/apps/api/go.sum",
				"source=libs/money/go.mod,target=/src/libs/money/go.mod", "target=/src \\\n", "-o /out/app .\n"},
			[]string{"libs/money/go.sum"},
		},
		{
			"go.mod is ahead of the catalogue", "services: {api: {build: ./cmd/api}}", func(r *Identity) { r.GoVersion = "1.26.9" },
			[]string{"golang:1.26.9-alpine@"}, nil,
		},
		{
			"the toolchain line is ahead", "services: {api: {build: ./cmd/api}}", func(r *Identity) { r.GoVersion, r.Toolchain = "1.25.0", "1.26.8" },
			[]string{"golang:1.26.8-alpine@"}, nil,
		},
		{
			"arm", "services: {api: {build: ./cmd/api}}\nimage: {platforms: [linux/arm/v7]}", nil,
			[]string{"ARG TARGETOS TARGETARCH TARGETVARIANT VERSION=dev", "GOARM=${TARGETVARIANT#v}"}, nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := testInput(t, test.ship)
			if test.change != nil {
				test.change(&in.Repo)
			}
			got := renderOne(t, in, "Dockerfile")
			for _, text := range test.want {
				if !strings.Contains(got, text) {
					t.Errorf("no %q in\n%s", text, got)
				}
			}
			for _, text := range test.not {
				if strings.Contains(got, text) {
					t.Errorf("%q in\n%s", text, got)
				}
			}
		})
	}
}

// renderOne renders the Dockerfiles of an input and gives the one whose path ends so.
func renderOne(t *testing.T, in *Input, suffix string) string {
	t.Helper()
	jobs, err := planDockerfiles(in)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Render(templates.FS, jobs)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file.Path, suffix) {
			return string(file.Data)
		}
	}
	t.Fatalf("no %s", suffix)
	return ""
}

func TestDockerfilePlaces(t *testing.T) {
	for _, test := range []struct {
		name, ship string
		want       []string
	}{
		{"one", "services: {api: {build: ./cmd/api}}", []string{"Dockerfile", ".dockerignore"}},
		{"one beside a command", "services: {api: {build: ./cmd/api}, tool: {kind: command, build: ./cmd/tool}}", []string{"Dockerfile", ".dockerignore"}},
		{
			"several", "services: {a: {build: ./cmd/a}, b: {build: ./cmd/b}}",
			[]string{"cmd/a/Dockerfile", "cmd/a/Dockerfile.dockerignore", "cmd/b/Dockerfile", "cmd/b/Dockerfile.dockerignore"},
		},
		{"one main, two services", "services: {a: {build: ./cmd/a}, b: {kind: worker, build: ./cmd/a}}", []string{"cmd/a/Dockerfile", "cmd/a/Dockerfile.dockerignore"}},
		{"the user's own", "services: {a: {build: {dockerfile: x/Dockerfile}}}", nil},
		{"built elsewhere", "services: {a: {build: {image: \"a.dev/a:1\"}}}", nil},
	} {
		jobs, err := planDockerfiles(testInput(t, test.ship))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		var got []string
		for _, job := range jobs {
			got = append(got, job.Output)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestDockerignoreAllowsExactly(t *testing.T) {
	in := testInput(t, "services: {api: {build: ./cmd/api}}")
	in.Repo.Folders = []string{"web", "a*[b]", "go.mod"}
	if diff := cmp.Diff([]string{`a\*\[b]`, "go.mod", "go.sum", "web"}, newDockerignore(in, ".", nil).Allow); diff != "" {
		t.Errorf("patterns (-want +got):\n%s", diff)
	}
}

func TestDockerignoreEmbedded(t *testing.T) {
	in := testInput(t, "services: {api: {build: ./svc/cmd/api}}")
	in.Repo.ModuleDir, in.Repo.Hidden = "svc", []string{"scaffold/.env.example"}
	got := renderOne(t, in, ".dockerignore")
	if want := "**/.env.*\n**/*_test.go\n!scaffold/.env.example\n"; !strings.HasSuffix(got, want) {
		t.Errorf("the last rules are not %q in\n%s", want, got)
	}
}
