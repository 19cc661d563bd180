package generator

import "strings"

// clusterLogin is how a job comes to act on a cluster: by steps that leave
// KUBECONFIG pointing to a kubeconfig, with what they need.
type clusterLogin struct {
	Steps       []WorkflowStep
	Permissions []Permission
	Scripts     []string // of templates/deploy/scripts, that the steps call
}

// clusterLogins are the ways in, by platform. A platform without one is not
// deployed to by a workflow.
var clusterLogins = map[string]func(*planner, place) clusterLogin{
	"kubernetes": kubernetesLogin,
	"eks":        eksLogin,
	"gke":        gkeLogin,
	"aks":        aksLogin,
	"arc":        arcLogin,
	"ack":        ackLogin,
}

// kubeconfigSecret is the secret of an environment that holds the kubeconfig of
// one of its clusters.
func kubeconfigSecret(at place) string {
	return "KUBECONFIG_" + strings.ToUpper(strings.ReplaceAll(at.Target.Name, "-", "_"))
}

// kubernetesLogin logs in to a cluster of no particular vendor.
func kubernetesLogin(p *planner, at place) clusterLogin {
	options := at.Target.Options
	if options["auth"] == "kubeconfig" {
		return clusterLogin{Steps: []WorkflowStep{{
			ID: "cluster", Name: "Log in to the cluster",
			Env: []Setting{
				{Name: "KUBECONFIG_TEXT", Value: "${{ secrets." + kubeconfigSecret(at) + " }}"},
				{Name: "CONTEXT", Value: quoteGitHub(options["context"])},
			},
			Run: kubeconfigCommands,
		}}}
	}
	if options["server"] == "" {
		p.found.add(pointer("targets", at.Target.Name, "kubernetes"), "add server: https://<API server>, or auth: gitops",
			"auth %q of target %q needs the URL of the API server", options["auth"], at.Target.Name)
	}
	return clusterLogin{
		Permissions: []Permission{{"id-token", "write", "identity that the API server trusts"}},
		Steps: []WorkflowStep{{
			ID: "cluster", Name: "Log in to the cluster",
			Why: "The API server trusts GitHub's tokens for this repository and environment:\n" +
				"https://kubernetes.io/docs/reference/access-authn-authz/authentication/#using-authentication-configuration",
			Env: []Setting{
				{Name: "SERVER", Value: quoteGitHub(options["server"])},
				{Name: "CERTIFICATE_AUTHORITY", Value: "${{ vars.KUBE_CERTIFICATE_AUTHORITY }}", Why: "PEM; empty where a public authority vouches for the server."},
			},
			Run: oidcCommands,
		}},
		Scripts: []string{"kube-token.sh"},
	}
}

const kubeconfigCommands = `umask 077
printf '%s\n' "$KUBECONFIG_TEXT" > "$RUNNER_TEMP/kubeconfig"
if [ -n "$CONTEXT" ]; then
  kubectl --kubeconfig "$RUNNER_TEMP/kubeconfig" config use-context "$CONTEXT"
fi
printf 'KUBECONFIG=%s\n' "$RUNNER_TEMP/kubeconfig" >> "$GITHUB_ENV"
`

// A token of GitHub lives for minutes and a rollout may take longer, so kubectl
// asks for one itself whenever it needs one.
// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
const oidcCommands = `export KUBECONFIG="$RUNNER_TEMP/kubeconfig"
kubectl config set-cluster target --server "$SERVER"
if [ -n "$CERTIFICATE_AUTHORITY" ]; then
  printf '%s\n' "$CERTIFICATE_AUTHORITY" > "$RUNNER_TEMP/ca.pem"
  kubectl config set-cluster target --certificate-authority "$RUNNER_TEMP/ca.pem"
fi
kubectl config set-credentials github \
  --exec-api-version client.authentication.k8s.io/v1 --exec-interactive-mode Never \
  --exec-command "$GITHUB_WORKSPACE/scripts/kube-token.sh" --exec-arg "$SERVER"
kubectl config set-context target --cluster target --user github
kubectl config use-context target
printf 'KUBECONFIG=%s\n' "$KUBECONFIG" >> "$GITHUB_ENV"
`
