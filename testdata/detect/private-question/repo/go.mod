module gitlab.acme.dev/shop/invoices

go 1.26.0

require (
	github.com/go-chi/chi/v5 v5.1.0
	gitlab.acme.dev/platform/money v1.2.0
)
