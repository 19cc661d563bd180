package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fleetTargets are one target of every platform, and what all services share.
const fleetTargets = `targets:
  eu: {kubernetes: {}}
  eks: {eks: {region: eu-central-1, cluster: main, role: "arn:aws:iam::123456789012:role/eks"}}
  gke: {gke: {project: acme-prod, region: europe-west3, cluster: main, serviceAccount: deploy@acme-prod.iam.gserviceaccount.com, workloadIdentityProvider: projects/123/locations/global/workloadIdentityPools/github/providers/github}}
  aks: {aks: {subscription: 00000000-0000-0000-0000-000000000001, resourceGroup: orders, cluster: main, tenant: 00000000-0000-0000-0000-000000000002, client: 00000000-0000-0000-0000-000000000003}}
  arc: {arc: {subscription: 00000000-0000-0000-0000-000000000001, resourceGroup: orders, cluster: plant, tenant: 00000000-0000-0000-0000-000000000002, client: 00000000-0000-0000-0000-000000000003}}
  ack: {ack: {region: cn-hangzhou, clusterId: c1a2b3, role: "acs:ram::1234567890123456:role/deploy"}}
  edge: {edge: {nodeGroup: hangzhou}}
  knative: {knative: {eventTypes: [dev.acme.order.created]}}
  run: {cloudRun: {project: acme-prod, region: europe-west3, serviceAccount: deploy@acme-prod.iam.gserviceaccount.com, workloadIdentityProvider: projects/123/locations/global/workloadIdentityPools/github/providers/github}}
  calls: {cloudFunctions: {project: acme-prod, region: europe-west3, entryPoint: Handle, workloadIdentityProvider: projects/123/locations/global/workloadIdentityPools/github/providers/github}}
  ecs: {ecs: {region: eu-central-1, cluster: main, role: "arn:aws:iam::123456789012:role/ecs", subnets: [subnet-0a1b2c3d4e5f60718]}}
  lambda: {lambda: {region: eu-central-1, role: "arn:aws:iam::123456789012:role/lambda"}}
  fc: {functionCompute: {region: cn-hangzhou, role: "acs:ram::1234567890123456:role/deploy"}}
  vm: {vm: {host: vm1.acme.dev, user: deploy}}
secretStores: {aws: {region: eu-central-1, role: "arn:aws:iam::123456789012:role/secrets"}, kubernetes: {kms: "unix:///var/run/kms.sock"}}
policies: {allowedRegistries: [ghcr.io/acme], engines: [validatingAdmissionPolicy, gatekeeper, conftest]}
alerts: {errorRate: 5%, latencyP99: 1s, cpu: 80%, slo: {availability: 99.9}, receivers: [{type: webhook, address: "https://hooks.acme.dev/alerts"}]}
rollback: {errorRate: 5%}
release: {tags: "v*"}
gitops: argocd
environments: {staging: {}, production: {approval: [platform-team], overrides: {rollback: {errorRate: 1%}}}}
`

// fleet writes a repository of n services that are deployed to every platform
// there is, with every section of ship.yaml that renders something.
func (s *synthetic) fleet(n int) {
	var out strings.Builder
	out.WriteString("version: 1\nname: orders\nrepository: {owner: acme, name: orders, ownerId: 1296269, id: 4242424}\nservices:\n")
	for i := range n {
		switch {
		case i%10 == 7:
			fmt.Fprintf(&out, "  s%d: {kind: cronJob, build: ./cmd/s%d, schedule: \"0 3 * * *\", targets: [eu, eks]}\n", i, i)
		case i%10 == 8:
			fmt.Fprintf(&out, "  s%d: {kind: worker, build: ./cmd/s%d, targets: [eu, gke, edge, ecs, vm]}\n", i, i)
		case i%10 == 9:
			fmt.Fprintf(&out, "  s%d: {kind: function, build: ./cmd/s%d, port: 8080, env: {LEVEL: \"%d\"}, targets: [calls, lambda, fc, knative]}\n", i, i, i)
		default:
			fmt.Fprintf(&out, "  s%d:\n    build: ./cmd/s%d\n    ports: {http: 8080, metrics: 9090}\n    health: /healthz\n    env: {LEVEL: info}\n", i, i)
			fmt.Fprintf(&out, "    secrets: {DATABASE_URL: \"aws:orders/s%d#url\"}\n    targets: [eu, eks, gke, aks, arc, ack, ecs]\n", i)
			fmt.Fprintf(&out, "    expose: s%d.acme.dev\n    config: {files: {app.yaml: config/app.yaml}}\n", i)
		}
		s.write(fmt.Sprintf("cmd/s%d/main.go", i), "package main\n\nfunc main() {}\n")
	}
	out.WriteString("  web: {build: ./cmd/s0, port: 8080, health: /healthz, targets: [run, knative]}\n")
	s.write("ship.yaml", out.String()+fleetTargets)
	s.write("config/app.yaml", "level: info\n")
	s.write("go.mod", "module github.com/acme/orders\n\ngo 1.26.3\n")
}

// BenchmarkFleet plans and renders fifty services with every target, and compares
// the result with an empty tree. As whole processes, best of several: user-ms and
// wall-ms of shipgen, and how many times as long in processor time of user mode
// that is as kustomize takes for one of the fourteen overlays: x-kustomize.
func BenchmarkFleet(b *testing.B) {
	s := newSynthetic(b)
	s.fleet(50)
	s.git()
	b.ReportAllocs()
	for b.Loop() {
		mustRun(b, s.dir, exitFindings, "generate", "--dry-run")
	}
	render := best(b, s.dir, []string{"shipgen", "generate", "--dry-run"})
	b.ReportMetric(float64(render.user.Milliseconds()), "user-ms")
	b.ReportMetric(float64(render.wall.Milliseconds()), "wall-ms")
	if _, err := exec.LookPath("kustomize"); err != nil {
		b.Log("no kustomize on PATH: no ratio")
		return
	}
	mustRun(b, s.dir, exitClean, "generate")
	kustomize := best(b, s.dir, []string{"kustomize", "build", filepath.Join("deploy", "overlays", "production-eu")})
	b.ReportMetric(float64(render.user)/float64(kustomize.user), "x-kustomize")
	b.ReportMetric(float64(kustomize.wall.Milliseconds()), "kustomize-ms")
}
