package generator

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/ship"
	"github.com/shipgen/shipgen/templates"
)

// testPins knows one patch of each golang line and gives every image one digest.
type testPins struct{}

func (testPins) Action(name string) (commit, version string, err error) {
	return strings.Repeat("c", 40), "v1.0.0", nil
}

func (testPins) Digest(string, string) string { return "" }

func (testPins) Image(want string) (string, error) {
	if strings.Contains(want, "unknown") {
		return "", fmt.Errorf("no such image")
	}
	want = strings.Replace(want, "golang:1.26-", "golang:1.26.7-", 1)
	if strings.Contains(want, "@") {
		return want, nil
	}
	return want + "@sha256:" + strings.Repeat("d", 64), nil
}

// testInput is an Input of a ship.yaml without its first two keys, in a module
// at the root.
func testInput(t *testing.T, text string) *Input {
	t.Helper()
	s, err := ship.Parse("ship.yaml", []byte("version: 1\nname: orders\n"+text))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return &Input{Ship: s, Pins: testPins{}, Repo: Identity{
		Owner: "acme", Name: "orders", Module: "github.com/acme/orders", ModuleDir: ".",
		GoVersion: "1.26.3", GoSum: true, Folders: []string{"cmd", "internal"},
		Files: map[string][]byte{"config/a.yaml": []byte("a: 1\n"), "config/b.yaml": []byte("a: 2\n")},
	}}
}

const overridden = `
services:
  api:
    build: ./cmd/api
    ports: {http: 8080, grpc: 9000}
    health: /healthz
    env: {LOG_LEVEL: info, GONE: "1"}
    config: {files: {app.yaml: config/a.yaml}}
    writablePaths: [/tmp, /var/cache/api]
    sidecars: {proxy: {image: "ghcr.io/acme/proxy:1.4.2"}}
  mail:
    kind: worker
    build: ./cmd/mail
  clean:
    kind: cronJob
    schedule: "0 3 * * *"
    build: ./cmd/clean
environments:
  same: {}
  other:
    overrides:
      services:
        api:
          scaling: {minReplicas: 3, maxReplicas: 3}
          env: {LOG_LEVEL: "a: b # c", GONE: null, NEW: "yes"}
          config: {files: {app.yaml: config/b.yaml}}
          livenessProbe: {grpc: {port: grpc}}
          writablePaths: [/tmp]
          resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {memory: 1Gi}}
          sidecars: {proxy: null, log: {image: "ghcr.io/acme/log:1", native: false}}
        mail: {scaling: {minReplicas: 2, maxReplicas: 5}}
        clean: {schedule: "5 4 * * *"}
`

// TestOverlayIsTheDifference proves that the base with an overlay's patches is
// what the templates render for the environment itself.
func TestOverlayIsTheDifference(t *testing.T) {
	in := testInput(t, overridden)
	found := newProblems(in.Ship)
	objects, err := newObjectRenders(in, kubernetesServices(in.Ship, nil), found)
	if err != nil {
		t.Fatal(err)
	}
	before := objects.base
	for _, environment := range in.Ship.Environments {
		there := *in
		if there.Ship, err = in.Ship.In(environment.Name); err != nil {
			t.Fatal(err)
		}
		after, err := objects.render(&there, kubernetesServices(there.Ship, environment), found)
		if err != nil {
			t.Fatal(err)
		}
		list := changes(before, after)
		if environment.Name == "same" && len(list) > 0 {
			t.Errorf("an environment without overrides has %d patches: %+v", len(list), list)
		}
		if environment.Name == "other" && len(list) < 5 {
			t.Errorf("want patches of two Deployments and the CronJob, and no HPA and ConfigMap; got %+v", list)
		}
		for _, old := range before {
			got := applied(t, old, list)
			now := find(after, old)
			switch {
			case now == nil && got != nil:
				t.Errorf("%s %s is not deleted", old.kind, old.name)
			case now != nil && got == nil:
				t.Errorf("%s %s is deleted", old.kind, old.name)
			case now != nil:
				if diff := cmp.Diff(plainData(now.root), plainData(got)); diff != "" {
					t.Errorf("%s %s in %s (-want +got):\n%s", old.kind, old.name, environment.Name, diff)
				}
			}
		}
	}
}

// applied is an object after the patches of its kind and name, nil when deleted.
func applied(t *testing.T, object rendered, list []change) *node.Node {
	root := object.root
	for _, c := range list {
		if c.Kind != object.kind || c.Name != object.name {
			continue
		}
		docs, err := node.Parse([]byte(c.Patch), node.DefaultLimits)
		if err != nil {
			t.Fatalf("patch of %s %s: %v\n%s", c.Kind, c.Name, err, c.Patch)
		}
		if docs[0].Root.Get("$patch").Text() == "delete" {
			return nil
		}
		root = merged("", root, docs[0].Root)
	}
	return root
}

// merged applies a strategic merge patch the way kustomize does.
func merged(field string, base, patch *node.Node) *node.Node {
	if base == nil || base.Kind != patch.Kind || base.Kind == node.Scalar {
		return patch
	}
	if base.Kind == node.Mapping {
		out := &node.Node{Kind: node.Mapping}
		for _, pair := range base.Pairs {
			value := patch.Get(pair.Key.Value)
			if value == nil {
				out.Pairs = append(out.Pairs, pair)
			} else if !value.IsNull() {
				out.Pairs = append(out.Pairs, node.Pair{Key: pair.Key, Value: merged(pair.Key.Value, pair.Value, value)})
			}
		}
		for _, pair := range patch.Pairs {
			if base.Get(pair.Key.Value) == nil {
				out.Pairs = append(out.Pairs, pair)
			}
		}
		return out
	}
	by := mergeKey(field, base)
	if by == "" {
		return patch
	}
	out := &node.Node{Kind: node.Sequence}
	for _, item := range base.Items {
		change := itemOf(patch, by, item.Get(by).Text())
		if change == nil {
			out.Items = append(out.Items, item)
		} else if change.Get("$patch").Text() != "delete" {
			out.Items = append(out.Items, merged("", item, change))
		}
	}
	for _, item := range patch.Items {
		if itemOf(base, by, item.Get(by).Text()) == nil {
			out.Items = append(out.Items, item)
		}
	}
	return out
}

// plainData is a tree as maps and lists; lists with a merge key in its order.
func plainData(n *node.Node) any {
	switch n.Kind {
	case node.Mapping:
		out := map[string]any{}
		for _, pair := range n.Pairs {
			value := pair.Value
			if by := mergeKey(pair.Key.Value, value); by != "" {
				value = &node.Node{Kind: node.Sequence, Items: slices.SortedFunc(slices.Values(value.Items), func(a, b *node.Node) int {
					return strings.Compare(a.Get(by).Text(), b.Get(by).Text())
				})}
			}
			out[pair.Key.Value] = plainData(value)
		}
		return out
	case node.Sequence:
		var out []any
		for _, item := range n.Items {
			out = append(out, plainData(item))
		}
		return out
	}
	return n.Tag + " " + n.Value
}

func TestKubernetesProblems(t *testing.T) {
	service := "services: {api: {build: ./cmd/api, ports: {http: 8080}"
	for _, test := range []struct{ name, ship, want string }{
		{"vault", service + ", secrets: {A: \"vault:kv/a#b\"}}}", `secretStores does not say where vault is`},
		{"config", service + ", config: {files: {x: nowhere.yaml}}}}", `no such file: "nowhere.yaml"`},
		{"plain sidecar in a job", "services: {job: {kind: job, build: ./cmd/job, sidecars: {p: {image: \"a.dev/p:1\", native: false}}}}", `would keep the job "job" from ending`},
		{"sidecar without a pin", service + ", sidecars: {p: {image: \"a.dev/unknown:1\"}}}}", "no pin for the image a.dev/unknown:1"},
		{"sidecar named like the service", service + ", sidecars: {api: {image: \"a.dev/p:1\"}}}}", `the sidecar "api" has the name of its service's own container`},
		{"writable secrets", service + ", writablePaths: [/tmp, /run/secrets], secrets: {A: \"kubernetes:s#k\"}}}", "/run/secrets holds mounted files"},
		{"memory beyond counting", service + ", resources: {limits: {memory: 999999999Ti}}}}", `no amount of memory: "999999999Ti"`},
		{"patch at the root", service + "}}\npatches: [x.yaml]", `"x.yaml" cannot be used from where it lies`},
		{"patch above the overlays", service + "}}\npatches: [deploy/x.yaml]", `"deploy/x.yaml" cannot be used`},
		{"one namespace twice", service + "}}\ntargets: {eu: {kubernetes: {namespace: orders}}}\nenvironments: {a: {}, b: {}}", `both deploy to namespace "orders" of target "eu"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := planKubernetes(testInput(t, test.ship))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want %q", err, test.want)
			}
			if !strings.HasPrefix(err.Error(), "ship.yaml:") {
				t.Errorf("no position: %v", err)
			}
		})
	}
}

func TestKubernetesWanted(t *testing.T) {
	for _, test := range []struct {
		name, ship string
		want       []string // outputs that only this case has
		not        []string
	}{
		{"a command alone", "services: {tool: {kind: command, build: ./cmd/tool}}", nil, []string{"deploy/base/kustomization.yaml"}},
		{"another platform", "services: {api: {build: ./cmd/api}}\ntargets: {run: {cloudRun: {project: p, region: europe-west3}}}", nil, []string{"deploy/base/kustomization.yaml"}},
		{"one replica", "services: {api: {build: ./cmd/api, scaling: 1}}", []string{"deploy/base/deployment.yaml"}, []string{"deploy/base/pdb.yaml", "deploy/base/hpa.yaml", "deploy/base/service.yaml"}},
		{"two replicas", "services: {api: {build: ./cmd/api, port: 80, scaling: 2}}", []string{"deploy/base/pdb.yaml", "deploy/base/service.yaml"}, []string{"deploy/base/hpa.yaml"}},
		{"several", "services: {a: {build: ./cmd/a}, b: {kind: job, build: ./cmd/b}}", []string{"deploy/base/a/deployment.yaml", "deploy/base/b/job.yaml", "deploy/base/kustomization.yaml"}, []string{"deploy/base/deployment.yaml"}},
		{"patches", "services: {a: {build: ./cmd/a}}\nenvironments: {x: {}}\npatches: [deploy/patches/p.yaml, deploy/base/q.yaml]", []string{"deploy/patches/kustomization.yaml"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			jobs, err := planKubernetes(testInput(t, test.ship))
			if err != nil {
				t.Fatal(err)
			}
			has := func(output string) bool {
				return slices.ContainsFunc(jobs, func(j Job) bool { return j.Output == output })
			}
			for _, output := range test.want {
				if !has(output) {
					t.Errorf("%s is missing", output)
				}
			}
			for _, output := range test.not {
				if has(output) {
					t.Errorf("%s is there", output)
				}
			}
			if _, err := Render(templates.FS, jobs); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestConfigMapFollowsContent(t *testing.T) {
	name := func(content string) (string, *configMap) {
		in := testInput(t, "services: {api: {build: ./cmd/api, config: {files: {app.yaml: config/a.yaml}}}}")
		in.Repo.Files["config/a.yaml"] = []byte(content)
		c := newConfigMap(in, in.Ship.Services[0], newProblems(in.Ship))
		return c.Name, c
	}
	a, _ := name("a: 1\n")
	if again, _ := name("a: 1\n"); again != a {
		t.Errorf("one content, two names: %s and %s", a, again)
	}
	b, binary := name("\xff\x00")
	if b == a {
		t.Errorf("two contents, one name: %s", a)
	}
	if diff := cmp.Diff([]configEntry{{"app.yaml", "/wA="}}, binary.Binary); diff != "" {
		t.Errorf("bytes that are no text (-want +got):\n%s", diff)
	}
}

func TestGoMemoryLimit(t *testing.T) {
	for _, test := range []struct{ limit, want string }{
		{"128Mi", "115MiB"}, {"1Gi", "921MiB"}, {"0.5Gi", "460MiB"}, {"500M", "429MiB"}, {"512k", ""}, {"2Ti", "1887436MiB"},
	} {
		in := testInput(t, "services: {api: {build: ./cmd/api, resources: {limits: {memory: "+test.limit+"}}}}")
		found := newProblems(in.Ship)
		if got := goMemoryLimit(in.Ship.Services[0], found); got != test.want || len(found.list) > 0 {
			t.Errorf("%s: got %q, want %q, %v", test.limit, got, test.want, found.list)
		}
	}
	for _, bad := range []string{"", "Mi", "1e9", "-1Mi", "1/3Gi", "99999999999999999Ti"} {
		if n, err := quantityBytes(bad); err == nil {
			t.Errorf("%q is read as %d", bad, n)
		}
	}
}
