// Command hooks answers the cluster's admission requests.
package main

import (
	"context"

	"knative.dev/pkg/configmap"
	"knative.dev/pkg/controller"
	"knative.dev/pkg/injection/sharedmain"
	"knative.dev/pkg/webhook"
)

func main() {
	ctx := webhook.WithOptions(context.Background(), webhook.Options{
		ServiceName: "hooks",
		Port:        webhook.PortFromEnv(8443),
	})
	sharedmain.MainWithContext(ctx, "hooks", defaulting)
}

func defaulting(ctx context.Context, _ configmap.Watcher) *controller.Impl { return nil }
