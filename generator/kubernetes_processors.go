package generator

import (
	"go/version"
	"strconv"

	"github.com/shipgen/shipgen/schema/ship"
)

// goProcessors is GOMAXPROCS of a Go program with a CPU limit whose module is of a
// Go before 1.25: it would count the cores of the node and be throttled. "" = the
// runtime follows the limit by itself, or there is none.
// https://go.dev/doc/go1.25#container-aware-gomaxprocs
func goProcessors(id Identity, service *ship.Service) string {
	limit := service.Resources.Limits.CPU
	if service.Build.Main == "" || limit == "" || id.GoVersion == "" || version.Compare("go"+id.GoVersion, "go1.25") >= 0 {
		return ""
	}
	cores := (millicores(limit) + 999) / 1000
	if cores < 1 {
		return ""
	}
	return strconv.Itoa(cores)
}

// lowPorts says whether a program listens below 1024, which Linux keeps for root.
// containerd lets others do so since 2.0, CRI-O does not; the sysctl does
// everywhere, and Pod Security's restricted level admits it.
// https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
func lowPorts(service *ship.Service) bool {
	for _, port := range service.Ports {
		if port.Number < 1024 {
			return true
		}
	}
	return false
}
