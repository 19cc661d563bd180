module github.com/acme/backups

go 1.26.3

require (
	sigs.k8s.io/controller-runtime v0.22.1
)
