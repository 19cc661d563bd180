package generator

// auth: gitops needs no login; oidc is what the functions here do.

// identityToken is the permission of a job that signs in to a cloud.
func identityToken(cloud string) Permission {
	return Permission{"id-token", "write", "identity that " + cloud + " trusts"}
}

// option is a key of a target that signing in cannot do without.
func (p *planner) option(at place, key string) string {
	return p.targetOption(at.Target.Name, at.Target.Platform, at.Target.Options, key)
}

func (p *planner) targetOption(target, platform string, options map[string]string, key string) string {
	if options[key] == "" {
		p.found.add(pointer("targets", target, platform), "add "+key+"; infra/ makes what it names",
			"%s of target %q is missing, and a workflow signs in with it", key, target)
	}
	return quoteGitHub(options[key])
}

// awsLogin takes on an IAM role. No key is stored anywhere.
// https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
func (p *planner) awsLogin(role, region string) WorkflowStep {
	return WorkflowStep{
		ID: "aws", Name: "Sign in to AWS", Uses: p.uses("aws-actions/configure-aws-credentials"),
		With: []Setting{
			{Name: "role-to-assume", Value: role},
			{Name: "aws-region", Value: region},
			{Name: "mask-aws-account-id", Value: true},
		},
	}
}

func eksLogin(p *planner, at place) clusterLogin {
	region := p.option(at, "region")
	return clusterLogin{
		Permissions: []Permission{identityToken("AWS")},
		Steps: []WorkflowStep{
			p.awsLogin(p.option(at, "role"), region),
			{
				ID: "cluster", Name: "Log in to the cluster",
				Env: []Setting{{Name: "CLUSTER", Value: p.option(at, "cluster")}, {Name: "REGION", Value: region}},
				Run: "aws eks update-kubeconfig --name \"$CLUSTER\" --region \"$REGION\" --kubeconfig \"$RUNNER_TEMP/kubeconfig\"\n" + exportKubeconfig,
			},
		},
	}
}

const exportKubeconfig = "printf 'KUBECONFIG=%s\\n' \"$RUNNER_TEMP/kubeconfig\" >> \"$GITHUB_ENV\"\n"

// googleLogin exchanges GitHub's token for one of Google. Without a service
// account the provider's principal itself has the rights.
// https://github.com/google-github-actions/auth#workload-identity-federation-through-a-service-account
func (p *planner) googleLogin(target, platform string, options map[string]string) WorkflowStep {
	with := []Setting{
		{Name: "project_id", Value: quoteGitHub(options["project"])},
		{Name: "workload_identity_provider", Value: p.targetOption(target, platform, options, "workloadIdentityProvider")},
	}
	if account := options["serviceAccount"]; account != "" {
		with = append(with, Setting{Name: "service_account", Value: quoteGitHub(account)})
	}
	return WorkflowStep{ID: "google", Name: "Sign in to Google Cloud", Uses: p.uses("google-github-actions/auth"), With: with}
}

func gkeLogin(p *planner, at place) clusterLogin {
	return clusterLogin{
		Permissions: []Permission{identityToken("Google Cloud")},
		Steps: []WorkflowStep{
			p.googleLogin(at.Target.Name, at.Target.Platform, at.Target.Options),
			{
				ID: "cluster", Name: "Log in to the cluster", Uses: p.uses("google-github-actions/get-gke-credentials"),
				With: []Setting{
					{Name: "cluster_name", Value: p.option(at, "cluster")},
					{Name: "location", Value: p.option(at, "region")},
					{Name: "project_id", Value: p.option(at, "project")},
				},
			},
		},
	}
}

// azureLogin uses a federated credential of an application.
// https://learn.microsoft.com/en-us/azure/developer/github/connect-from-azure-openid-connect
func (p *planner) azureLogin(at place) WorkflowStep {
	return WorkflowStep{
		ID: "azure", Name: "Sign in to Azure", Uses: p.uses("Azure/login"),
		With: []Setting{
			{Name: "client-id", Value: p.option(at, "client")},
			{Name: "tenant-id", Value: p.option(at, "tenant")},
			{Name: "subscription-id", Value: p.option(at, "subscription")},
		},
	}
}

func aksLogin(p *planner, at place) clusterLogin {
	return clusterLogin{
		Permissions: []Permission{identityToken("Azure")},
		Steps:       []WorkflowStep{p.azureLogin(at), p.azureCluster(at, aksCommands, "")},
	}
}

func arcLogin(p *planner, at place) clusterLogin {
	return clusterLogin{
		Permissions: []Permission{identityToken("Azure")},
		Steps: []WorkflowStep{p.azureLogin(at), p.azureCluster(at, arcCommands,
			"The cluster has no door to the Internet: its agent keeps a connection to Azure, and\n"+
				"a proxy in the background of this job goes through it.")},
	}
}

func (p *planner) azureCluster(at place, commands, why string) WorkflowStep {
	return WorkflowStep{
		ID: "cluster", Name: "Log in to the cluster", Why: why,
		Env: []Setting{{Name: "RESOURCE_GROUP", Value: p.option(at, "resourceGroup")}, {Name: "CLUSTER", Value: p.option(at, "cluster")}},
		Run: commands,
	}
}

// The id is that of the API servers of all AKS clusters.
// https://azure.github.io/kubelogin/concepts/aks.html#azure-kubernetes-service-aad-server
const aksCommands = `umask 077
export KUBECONFIG="$RUNNER_TEMP/kubeconfig"
az aks get-credentials --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --file "$KUBECONFIG"
token=$(az account get-access-token --resource 6dae42f8-4368-4678-94ff-3960e28e3630 --query accessToken --output tsv)
printf '::add-mask::%s\n' "$token"
kubectl config set-credentials github --token="$token"
kubectl config set-context --current --user=github
` + exportKubeconfig

// https://learn.microsoft.com/en-us/azure/azure-arc/kubernetes/cluster-connect
const arcCommands = `umask 077
az extension add --name connectedk8s --allow-preview false --yes
export KUBECONFIG="$RUNNER_TEMP/kubeconfig"
nohup az connectedk8s proxy --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --file "$KUBECONFIG" > "$RUNNER_TEMP/proxy.log" 2>&1 &
for _ in $(seq 30); do
  if kubectl get --raw /version > /dev/null 2>&1; then
    printf 'KUBECONFIG=%s\n' "$KUBECONFIG" >> "$GITHUB_ENV"
    exit 0
  fi
  sleep 2
done
cat "$RUNNER_TEMP/proxy.log"
exit 1
`

// alibabaLogin exchanges GitHub's token at Alibaba Cloud's STS, which wants no
// signature for it, and leaves the credentials of an hour to later steps.
// https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
func (p *planner) alibabaLogin(target, platform string, options map[string]string) WorkflowStep {
	role := p.targetOption(target, platform, options, "role")
	return WorkflowStep{
		ID: "alibaba", Name: "Sign in to Alibaba Cloud",
		Env: []Setting{
			{Name: "ROLE", Value: role},
			{Name: "PROVIDER", Value: quoteGitHub(ramProvider(options["role"], options["provider"]))},
		},
		Run: "scripts/alibaba-login.sh \"$ROLE\" \"$PROVIDER\" >> \"$GITHUB_ENV\"\n",
	}
}

func ackLogin(p *planner, at place) clusterLogin {
	return clusterLogin{
		Permissions: []Permission{identityToken("Alibaba Cloud")},
		Steps: []WorkflowStep{
			p.alibabaLogin(at.Target.Name, at.Target.Platform, at.Target.Options),
			{
				ID: "cluster", Name: "Log in to the cluster",
				Why: "The kubeconfig ends after an hour.\n" +
					"https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeclusteruserkubeconfig",
				Env: []Setting{{Name: "CLUSTER", Value: p.option(at, "clusterId")}, {Name: "REGION", Value: p.option(at, "region")}},
				Run: "umask 077\n" +
					"scripts/alibaba-api.sh GET \"cs.$REGION.aliyuncs.com\" \"/k8s/$CLUSTER/user_config\" \\\n" +
					"  DescribeClusterUserKubeconfig 2015-12-15 TemporaryDurationMinutes=60 |\n" +
					"  jq -er .config > \"$RUNNER_TEMP/kubeconfig\"\n" + exportKubeconfig,
			},
		},
	}
}

// alibabaScripts are what signing in to Alibaba Cloud and calling it need. Its
// command line is not part of GitHub's runners.
var alibabaScripts = []string{"alibaba-login.sh", "alibaba-api.sh"}

// ramProvider is the ARN of an OIDC provider in the account of a RAM role,
// "acs:ram::<account>:role/<name>".
// https://www.alibabacloud.com/help/en/ram/user-guide/overview-of-oidc-based-sso
func ramProvider(role, provider string) string {
	return "acs:ram::" + alibabaAccount(role) + ":oidc-provider/" + provider
}
