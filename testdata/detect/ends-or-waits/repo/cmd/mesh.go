// Command cmd is the plugin that gives a container its address.
package main

import (
	"context"
	"os"

	"github.com/containernetworking/cni/pkg/skel"
	"github.com/containernetworking/cni/pkg/version"
	"k8s.io/client-go/tools/leaderelection"
)

func main() {
	skel.PluginMainFuncs(skel.CNIFuncs{Add: add, Del: del}, version.All, "mesh")
}

func add(args *skel.CmdArgs) error {
	_, err := os.Stat(args.Netns)
	leaderelection.RunOrDie(context.Background(), leaderelection.LeaderElectionConfig{})
	return err
}

func del(*skel.CmdArgs) error { return nil }
