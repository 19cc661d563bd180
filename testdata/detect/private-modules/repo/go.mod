module github.com/acme/invoices

go 1.26.0

require (
	git.acme.dev/platform/money v1.2.0
	github.com/go-chi/chi/v5 v5.1.0
)
