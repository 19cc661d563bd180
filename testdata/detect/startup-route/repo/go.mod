module github.com/acme/startuproute

go 1.26.0
