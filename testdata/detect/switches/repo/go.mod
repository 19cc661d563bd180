module github.com/acme/tunnel

go 1.25.0

require (
	github.com/spf13/cobra v1.10.1
	sigs.k8s.io/controller-runtime v0.22.0
)
