package generator

import (
	"slices"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/ship"
)

func TestPlaces(t *testing.T) {
	const service = "repository: acme/orders\nservices: {api: {build: ./cmd/api}, far: {build: ./cmd/far, targets: [us]}}\n"
	for _, test := range []struct {
		name, ship string
		want       []string // overlay, namespace and services
	}{
		{"no target", service[:strings.Index(service, ", far")] + "}\n", []string{"production orders-production api", "staging orders-staging api"}},
		{"one cluster", "services: {api: {build: ./cmd/api}}\ntargets: {eu: {kubernetes: {}}}", []string{"production orders-production api", "staging orders-staging api"}},
		{"two clusters", service + "targets: {eu: {kubernetes: {}}, us: {kubernetes: {namespace: shop}}}\nenvironments: {live: {namespace: all}, test: {targets: [eu]}}",
			[]string{"live-eu all api", "live-us shop api,far", "test orders-test api"}},
		{"no cluster", "services: {api: {build: ./cmd/api}}\ntargets: {run: {cloudRun: {project: p, region: europe-west3}}}", nil},
		{"an edge beside a cluster", "services: {api: {build: ./cmd/api}}\ntargets: {eu: {kubernetes: {}}, plant: {edge: {nodeGroup: plant}}}\nenvironments: {live: {}}",
			[]string{"live-eu orders-live api", "live-plant orders-live api"}},
	} {
		in := testInput(t, test.ship)
		var got []string
		for _, at := range allPlaces(in) {
			var services []string
			for _, service := range at.services(in) {
				services = append(services, service.Name)
			}
			got = append(got, at.Name+" "+at.namespace(in)+" "+strings.Join(services, ","))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestClusterProblems has one mistake per target that knows clusters.
func TestClusterProblems(t *testing.T) {
	const api = "services: {api: {build: ./cmd/api, port: 8080"
	for _, test := range []struct {
		name, ship, want string
		plan             func(*Input) ([]Job, error)
	}{
		{"two overlays of one name", api + "}}\nimage: {registry: ghcr.io/acme}\ntargets: {c: {kubernetes: {}}, b-c: {kubernetes: {}}}\nenvironments: {a: {}, a-b: {}}",
			`environments "a" and "a-b" both make the overlay "a-b-c"`, planKubernetes},
		{"variable through an agent", api + ", secrets: {A: {from: vault, path: kv/a#b, mount: env}}}}\nsecretStores: {vault: {server: \"https://v.acme.dev\", via: initContainer}}",
			"a Vault Agent in the pod writes files", planKubernetes},
		{"restart through an agent", api + ", rotation: restart, secrets: {A: \"vault:kv/a#b\"}}}\nsecretStores: {vault: {server: \"https://v.acme.dev\", via: initContainer}}",
			"no Secret that a restart could follow", planKubernetes},
		{"store elsewhere", api + ", secrets: {A: \"gcp:a\"}}}\nsecretStores: {aws: {region: eu-central-1}}", "secretStores does not say where gcp is", planKubernetes},
		{"no repository", api + "}}\ngitops: argocd", "gitops needs to know the repository", planGitOps},
		{"nothing to follow", api + "}}\nrepository: acme/orders\ngitops: flux\ntargets: {eu: {kubernetes: {auth: oidc, server: \"https://k.acme.dev\"}}}", "gitops has no overlay to apply", planGitOps},
		{"foreign registry", api + ", sidecars: {p: {image: \"docker.io/acme/p@" + noDigest + "\"}}}}\nimage: {registry: ghcr.io/acme}\npolicies: {allowedRegistries: [ghcr.io/acme]}",
			"comes from none of the allowed registries ghcr.io/acme", planPolicy},
		{"registry that begins the same", api + ", sidecars: {p: {image: \"ghcr.io/acme2/p@" + noDigest + "\"}}}}\nimage: {registry: ghcr.io/acme}\npolicies: {allowedRegistries: [ghcr.io/acme]}",
			"comes from none of the allowed registries ghcr.io/acme", planPolicy},
		{"sidecar by tag", api + ", sidecars: {p: {image: \"ghcr.io/acme/p:1.0.0\"}}}}\nimage: {registry: ghcr.io/acme}\npolicies: {engines: [conftest]}",
			`the policies want images by digest, and "ghcr.io/acme/p:1.0.0" has none`, planPolicy},
		{"rules of one environment", api + "}}\nimage: {registry: ghcr.io/acme}\npolicies: {allowedRegistries: [ghcr.io/acme]}\nenvironments: {x: {overrides: {policies: {allowedRegistries: [ghcr.io/acme, quay.io]}}}}",
			"the rules are the cluster's", planPolicy},
	} {
		in := testInput(t, test.ship)
		in.Pins, in.Repo.Owner, in.Repo.Name = NewPins(PinSet{}, PinSet{}), "", ""
		_, err := test.plan(in)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "ship.yaml:") {
			t.Errorf("%s: got %v, want %q with a position", test.name, err, test.want)
		}
	}
}

func TestVaultPath(t *testing.T) {
	for _, test := range []struct{ version, name, want string }{
		{"v2", "kv/orders", "kv/data/orders"},
		{"v2", "kv/data/orders", "kv/data/orders"},
		{"v2", "kv/orders/data/x", "kv/data/orders/data/x"},
		{"v1", "kv/orders", "kv/orders"},
	} {
		if got := vaultPath(&ship.VaultStore{Version: test.version}, test.name); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.version, test.name, got, test.want)
		}
	}
}

func TestInUnits(t *testing.T) {
	for seconds, want := range map[ship.Duration]string{1: "1s", 90: "90s", 60: "1m", 900: "15m", 3600: "1h", 5400: "90m", 86400: "1d", 172800: "2d"} {
		if got := inUnits(seconds); got != want {
			t.Errorf("%d: got %s, want %s", seconds, got, want)
		}
	}
}

// TestMigrationPlace: only Argo CD can hold a rollout back until a Job has ended.
func TestMigrationPlace(t *testing.T) {
	const service = "repository: acme/orders\nservices: {api: {build: ./cmd/api, port: 8080, migrate: [/app, up]}}\n"
	for tool, wantJob := range map[string]bool{"": false, "gitops: argocd": true, "gitops: flux": false} {
		in := testInput(t, service+tool)
		w := newWorkload(in, in.Ship.Services[0], newProblems(in.Ship))
		isInit := slices.ContainsFunc(w.Pod.Init, func(c container) bool { return c.Name == "migrate" })
		if (w.Migration != nil) != wantJob || isInit == wantJob {
			t.Errorf("%q: Job %v, init container %v", tool, w.Migration != nil, isInit)
		}
		if wantJob && slices.Equal(w.Migration.Selector, w.Selector) {
			t.Error("the Service sends requests to the migration")
		}
	}
}
