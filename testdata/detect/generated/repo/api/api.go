package api

//go:generate oapi-codegen -package api -o api.gen.go openapi.yaml
//go:generate mockgen -source api.go -destination mock_api.go

// Version is the API's.
const Version = "v1"
