module github.com/acme/registrar

go 1.25.0

require (
	dario.cat/mergo v1.0.2
	github.com/hashicorp/hcl v1.0.0
	google.golang.org/grpc v1.75.0
)
