module github.com/acme/mesh

go 1.25.0

require (
	github.com/acme/base v1.0.0
	github.com/containernetworking/cni v1.3.0
	knative.dev/pkg v0.0.0-20250101000000-000000000000
)
