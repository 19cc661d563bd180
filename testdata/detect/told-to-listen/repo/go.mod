module example.com/told

go 1.26

require example.org/standardflags v1.0.0

require k8s.io/client-go v0.34.0
