package secret

// builders build, deploy and hold infrastructure.
var builders = []provider{
	{"CircleCI", "https://circleci.com/docs/managing-api-tokens/", "app.circleci.com/settings/user/tokens", []*kind{
		token("circleci-token", "CircleCI personal API token", `CCIPAT_[0-9A-Za-z]{22}_`+lowerHex+`{40}`),
		token("circleci-project-token", "CircleCI project API token", `CCIPRJ_[0-9A-Za-z]{22}_`+lowerHex+`{40}`),
		named("circleci-legacy-token", "CircleCI API token of the old form", "circleci circletoken", lowerHex+`{40}`),
	}},
	{"Travis CI", "https://developer.travis-ci.com/authentication", "app.travis-ci.com/account/preferences", []*kind{
		named("travis-token", "Travis CI API token", "travis", `[0-9A-Za-z_-]{22}`).also("gitleaks:travisci-access-token"),
	}},
	{"Buildkite", "https://buildkite.com/docs/apis/managing-api-tokens", "buildkite.com/user/api-access-tokens", []*kind{
		token("buildkite-api-token", "Buildkite API access token", `bkua_`+lowerHex+`{40}`),
		token("buildkite-agent-token", "Buildkite agent token", `bkct_[0-9A-Za-z]{40,60}`),
		token("buildkite-packages-token", "Buildkite package registry token", `bkpt_`+lowerHex+`{40,64}`),
		named("buildkite-legacy-token", "Buildkite agent token of the old form", "buildkite", lowerHex+`{40,50}`),
	}},
	{"Jenkins", "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/", "the user's page → security → API token", []*kind{
		named("jenkins-token", "Jenkins API token", "jenkins crumb", `11`+lowerHex+`{32}|`+lowerHex+`{32}`),
	}},
	{"Drone", "https://docs.drone.io/cli/configure/", "the account's page", []*kind{
		named("drone-token", "Drone CI token", "drone droneci", `[0-9A-Za-z]{32}`).also("gitleaks:droneci-access-token"),
	}},
	{"AppVeyor", "https://www.appveyor.com/docs/api/", "ci.appveyor.com/api-keys", []*kind{
		token("appveyor-token", "AppVeyor API token", `v2\.[0-9a-z]{20}`).unsure(),
	}},
	{"Harness", "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/", "app.harness.io → profile → API keys", []*kind{
		token("harness-token", "Harness API token", `(?:pat|sat)\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}`).starts("pat.", "sat.").also("gitleaks:harness-api-key"),
	}},
	{"Octopus Deploy", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key", "the profile → my API keys", []*kind{
		token("octopus-api-key", "Octopus Deploy API key", `API-[0-9A-Z]{25,32}`).also("gitleaks:octopus-deploy-api-key"),
	}},
	{"Bitrise", "https://devcenter.bitrise.io/en/accounts/personal-access-tokens.html", "app.bitrise.io/me/profile#/security", []*kind{
		token("bitrise-token", "Bitrise personal access token", `bitpat_[0-9A-Za-z_-]{30,80}`),
		named("bitrise-legacy-token", "Bitrise access token", "bitrise", `[0-9A-Za-z_-]{86}`),
	}},
	{"Codecov", "https://docs.codecov.com/docs/codecov-tokens", "app.codecov.io → settings", []*kind{
		named("codecov-token", "Codecov token", "codecov", `[0-9a-z]{32}|`+uuid).medium().also("gitleaks:codecov-access-token"),
	}},
	{"Coveralls", "https://docs.coveralls.io/", "coveralls.io → repository settings", []*kind{
		named("coveralls-token", "Coveralls repository token", "coveralls", `[0-9A-Za-z]{33}`).medium(),
		named("codeclimate-token", "Code Climate reporter ID", "codeclimate cctestreporterid testreporter", lowerHex+`{64}`).low().from("https://docs.codeclimate.com/docs/finding-your-test-coverage-token"),
		named("codacy-token", "Codacy project token", "codacy", lowerHex+`{32}`).medium().from("https://docs.codacy.com/codacy-api/api-tokens/"),
	}},
	{"Snyk", "https://docs.snyk.io/snyk-api/authentication-for-api", "app.snyk.io/account", []*kind{
		named("snyk-token", "Snyk API token", "snyk", uuid).also("gitleaks:snyk-api-token"),
		token("snyk-service-token", "Snyk service account token", `snyk_(?:uat|sat)\.[0-9a-z]{8}\.[0-9A-Za-z_.-]{40,}`).starts("snyk_uat.", "snyk_sat."),
	}},
	{"SonarQube", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/", "the account → security", []*kind{
		token("sonar-token", "SonarQube token", `sq[aup]_`+lowerHex+`{40}`).starts("sqa_", "squ_", "sqp_").also("gitleaks:sonar-api-token"),
		named("sonar-legacy-token", "SonarCloud token", "sonar", `(?:sq[aup]_)?[0-9A-Za-z=_-]{40}`).also("gitleaks:sonar-api-token"),
	}},
	{"Semgrep", "https://semgrep.dev/docs/semgrep-appsec-platform/semgrep-api", "semgrep.dev/orgs/-/settings/tokens", []*kind{
		named("semgrep-token", "Semgrep app token", "semgrep", lowerHex+`{64}`),
	}},
	{"Codefresh", "https://codefresh.io/docs/docs/integrations/codefresh-api/", "g.codefresh.io/user/settings", []*kind{
		named("codefresh-token", "Codefresh API key", "codefresh", lowerHex+`{24}\.`+lowerHex+`{32}`),
	}},
	{"Nx Cloud", "https://nx.dev/ci/recipes/security/access-tokens", "cloud.nx.app → settings", []*kind{
		named("nx-cloud-token", "Nx Cloud access token", "nxcloud nxaccess", `[0-9A-Za-z+/=]{60,90}`).medium(),
	}},
	{"Depot", "https://depot.dev/docs/cli/authentication", "depot.dev → settings", []*kind{
		token("depot-token", "Depot token", `depot_(?:org|project|user)_`+lowerHex+`{64}`).starts("depot_org_", "depot_project_", "depot_user_"),
	}},
	{"HashiCorp", "https://developer.hashicorp.com/vault/docs/concepts/tokens", "vault token revoke", []*kind{
		token("vault-service-token", "Vault service token", `hvs\.[0-9A-Za-z_-]{24,150}`).also("gitleaks:vault-service-token"),
		token("vault-batch-token", "Vault batch token", `hvb\.[0-9A-Za-z_-]{138,}`).also("gitleaks:vault-batch-token"),
		token("vault-recovery-token", "Vault recovery token", `hvr\.[0-9A-Za-z_-]{24,150}`),
		named("vault-legacy-token", "Vault token of the form before 1.10", "vault token", `[sb]\.[0-9A-Za-z]{24}`).also("gitleaks:vault-service-token"),
		named("vault-root-uuid", "Vault token, secret ID or unseal key", "vaulttoken vaultsecretid unsealkey vaultunseal", uuid+`|[0-9A-Za-z+/]{43}=`),
		token("terraform-cloud-token", "HCP Terraform API token", `[0-9A-Za-z]{14}\.atlasv1\.[0-9A-Za-z_-]{60,70}`).holds(".atlasv1.").also("gitleaks:hashicorp-tf-api-token"),
		named("consul-token", "Consul ACL token", "consul", uuid),
		named("nomad-token", "Nomad ACL token", "nomad", uuid),
		named("consul-gossip-key", "Consul, Nomad or Serf gossip key", "gossip encryptkey consulencrypt", `[0-9A-Za-z+/]{43}=`),
		token("boundary-token", "Boundary authentication token", `at_[0-9A-Za-z]{10}_s1[0-9A-Za-z]{80,}`),
		named("hcp-client-secret", "HCP service principal secret", "hcp", `[0-9A-Za-z_-]{64}`),
	}},
	{"Pulumi", "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/", "app.pulumi.com/account/tokens", []*kind{
		token("pulumi-token", "Pulumi access token", `pul-`+lowerHex+`{40}`).also("gitleaks:pulumi-api-token"),
	}},
	{"Infracost", "https://www.infracost.io/docs/", "dashboard.infracost.io → org settings", []*kind{
		token("infracost-key", "Infracost API key", `ico-[0-9A-Za-z]{32}`).medium().also("gitleaks:infracost-api-token"),
	}},
	{"Doppler", "https://docs.doppler.com/reference/auth-token-formats", "dashboard.doppler.com → tokens", []*kind{
		token("doppler-personal-token", "Doppler personal token", `dp\.pt\.[0-9A-Za-z]{40,44}`).also("gitleaks:doppler-api-token"),
		token("doppler-service-token", "Doppler service token", `dp\.st\.(?:[0-9a-z_-]{2,35}\.)?[0-9A-Za-z]{40,44}`),
		token("doppler-account-token", "Doppler service account token", `dp\.sa\.[0-9A-Za-z]{40,44}`),
		token("doppler-cli-token", "Doppler CLI token", `dp\.ct\.[0-9A-Za-z]{40,44}`),
		token("doppler-scim-token", "Doppler SCIM token", `dp\.scim\.[0-9A-Za-z]{40,44}`),
		token("doppler-audit-token", "Doppler audit token", `dp\.audit\.[0-9A-Za-z]{40,44}`).medium(),
	}},
	{"Infisical", "https://infisical.com/docs/documentation/platform/token", "app.infisical.com → access control", []*kind{
		token("infisical-token", "Infisical service token", `st\.`+lowerHex+`{24}\.`+lowerHex+`{32}\.`+lowerHex+`{32}`),
	}},
	{"1Password", "https://developer.1password.com/docs/service-accounts/", "the service account's page", []*kind{
		token("onepassword-service-token", "1Password service account token", `ops_eyJ[0-9A-Za-z+/_-]{250,}={0,3}`).also("gitleaks:1password-service-account-token"),
		token("onepassword-secret-key", "1Password Secret Key", `A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}`).also("gitleaks:1password-secret-key"),
	}},
	{"Bitwarden", "https://bitwarden.com/help/access-tokens/", "vault.bitwarden.com → machine accounts", []*kind{
		named("bitwarden-access-token", "Bitwarden Secrets Manager access token", "bitwarden bws", `0\.`+uuid+`\.[0-9A-Za-z]{30}:[0-9A-Za-z+/]{22}==`),
	}},
	{"Akeyless", "https://docs.akeyless.io/docs/api-key", "console.akeyless.io → auth methods", []*kind{
		named("akeyless-key", "Akeyless access key", "akeyless", `[0-9A-Za-z+/]{43}=`),
	}},
	{"Spacelift", "https://docs.spacelift.io/integrations/api", "the account's settings → API keys", []*kind{
		named("spacelift-secret", "Spacelift API key secret", "spacelift", lowerHex+`{64}`),
	}},
	{"Scalr", "https://docs.scalr.io/", "scalr.io → API tokens", []*kind{
		named("scalr-token", "Scalr API token", "scalr", `eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}`).plain(),
	}},
	{"Vercel", "https://vercel.com/docs/rest-api#authentication", "vercel.com/account/settings/tokens", []*kind{
		named("vercel-token", "Vercel access token", "vercel nowtoken zeit", `[0-9A-Za-z]{24}`),
		token("vercel-blob-token", "Vercel Blob read-write token", `vercel_blob_rw_[0-9A-Za-z]{16}_[0-9A-Za-z]{32}`),
		token("vercel-personal-token", "Vercel token", `vc[pirak]_[0-9A-Za-z]{56}`).starts("vcp_", "vci_", "vca_", "vcr_", "vck_"),
	}},
	{"Netlify", "https://docs.netlify.com/api/get-started/#authentication", "app.netlify.com/user/applications", []*kind{
		token("netlify-token", "Netlify personal access token", `nf[pcoub]_[0-9A-Za-z_]{36}`).starts("nfp_", "nfc_", "nfo_", "nfu_", "nfb_"),
		named("netlify-legacy-token", "Netlify access token of the old form", "netlify", `[0-9A-Za-z_=-]{40,46}`).also("gitleaks:netlify-access-token"),
	}},
	{"Fly.io", "https://fly.io/docs/security/tokens/", "fly tokens revoke", []*kind{
		token("fly-token", "Fly.io access token", `fm(?:1a|1r|1|2)_[0-9A-Za-z+/]{100,}={0,3}`).starts("fm1a_", "fm1r_", "fm2_", "fm1_").also("gitleaks:flyio-access-token"),
		token("fly-oauth-token", "Fly.io personal token", `fo1_[0-9A-Za-z_-]{43}`),
	}},
	{"Render", "https://render.com/docs/api", "dashboard.render.com/u/settings#api-keys", []*kind{
		token("render-api-key", "Render API key", `rnd_[0-9A-Za-z]{28,32}`),
	}},
	{"Railway", "https://docs.railway.com/guides/public-api", "railway.com/account/tokens", []*kind{
		named("railway-token", "Railway token", "railway", uuid),
	}},
	{"Scalingo", "https://developers.scalingo.com/", "dashboard.scalingo.com/account/tokens", []*kind{
		token("scalingo-token", "Scalingo API token", `tk-us-[0-9A-Za-z_-]{48}`).also("gitleaks:scalingo-api-token"),
	}},
	{"Deno Deploy", "https://docs.deno.com/deploy/", "dash.deno.com/account#access-tokens", []*kind{
		token("deno-token", "Deno Deploy access token", `dd[pw]_[0-9A-Za-z]{36}`).starts("ddp_", "ddw_"),
	}},
	{"Kubernetes", "https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/", "kubeadm token delete", []*kind{
		named("kubeadm-token", "Kubernetes bootstrap token", "kubeadm bootstraptoken token discovery", `[0-9a-z]{6}\.[0-9a-z]{16}`),
		token("kubeadm-join-token", "Kubernetes bootstrap token", `--token[ =][0-9a-z]{6}\.[0-9a-z]{16}`),
		token("openshift-token", "OpenShift access token", `sha256~[0-9A-Za-z_-]{43}`).also("gitleaks:openshift-user-token").from("https://docs.openshift.com/"),
		token("rancher-token", "Rancher API token", `token-[0-9a-z]{5}:[0-9a-z]{54}`).from("https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys"),
		token("rancher-kubeconfig-token", "Rancher kubeconfig token", `kubeconfig-u(?:ser)?-[0-9a-z]{5,12}:[0-9a-z]{54}`).starts("kubeconfig-u").from("https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys"),
	}},
	{"Docker", "https://docs.docker.com/security/access-tokens/", "app.docker.com/settings/personal-access-tokens", []*kind{
		token("docker-hub-token", "Docker Hub personal access token", `dckr_pat_[0-9A-Za-z_-]{27}`),
		token("docker-hub-organization-token", "Docker Hub organization access token", `dckr_oat_[0-9A-Za-z_-]{27,36}`),
		token("docker-swarm-join-token", "Docker Swarm join token", `SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}`),
		token("docker-swarm-unlock-key", "Docker Swarm unlock key", `SWMKEY-1-[0-9A-Za-z+/]{43}`),
		token("portainer-token", "Portainer access token", `ptr_[0-9A-Za-z+/]{43}=`).from("https://docs.portainer.io/api/access"),
	}},
	{"Argo CD", "https://argo-cd.readthedocs.io/en/stable/operator-manual/security/", "argocd account delete-token", []*kind{
		named("argocd-token", "Argo CD token", "argocd", `eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}`).plain(),
	}},
	{"Chef", "https://docs.chef.io/automate/api_tokens/", "chef-automate iam token", []*kind{
		named("chef-token", "Chef Automate token", "chefautomate datacollector", `[0-9A-Za-z_-]{27}=`),
		named("puppet-token", "Puppet Enterprise token", "puppet", `[0-9A-Za-z_-]{43,44}`).from("https://www.puppet.com/docs/pe/latest/rbac_token_auth_intro.html"),
	}},
	{"Prefect", "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys", "app.prefect.cloud/my/api-keys", []*kind{
		token("prefect-user-key", "Prefect user API key", `pnu_[0-9A-Za-z]{36}`).also("gitleaks:prefect-api-token"),
		token("prefect-service-key", "Prefect service account API key", `pnb_[0-9A-Za-z]{36}`),
	}},
	{"Trigger.dev", "https://trigger.dev/docs/apikeys", "cloud.trigger.dev → API keys", []*kind{
		token("trigger-api-key", "Trigger.dev secret key", `tr_(?:dev|prod|stg|pat)_[0-9A-Za-z]{20,40}`).starts("tr_dev_", "tr_prod_", "tr_stg_", "tr_pat_"),
	}},
	{"Inngest", "https://www.inngest.com/docs/platform/signing-keys", "app.inngest.com → signing key", []*kind{
		token("inngest-signing-key", "Inngest signing key", `signkey-(?:prod|test|branch)-`+lowerHex+`{32,64}`).starts("signkey-prod-", "signkey-test-", "signkey-branch-"),
	}},
	{"Defined Networking", "https://docs.defined.net/", "admin.defined.net → API keys", []*kind{
		token("defined-networking-key", "Defined Networking API key", `dnkey-[0-9a-z=_-]{26}-[0-9a-z=_-]{52}`).also("gitleaks:defined-networking-api-token"),
	}},
	{"Proxmox", "https://pve.proxmox.com/wiki/User_Management#pveum_tokens", "pveum user token remove", []*kind{
		token("proxmox-token", "Proxmox VE API token", `PVEAPIToken=[0-9A-Za-z_.-]+@[0-9A-Za-z_.-]+![0-9A-Za-z_.-]+=`+uuid).plain(),
	}},
}
