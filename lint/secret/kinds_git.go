package secret

// sourceHosts are where code is kept.
var sourceHosts = []provider{
	{"GitHub", "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats", "github.com/settings/tokens", []*kind{
		token("github-personal-token", "GitHub personal access token", `ghp_[0-9A-Za-z]{36}`).sum(githubSum).also("gitleaks:github-pat"),
		token("github-fine-grained-token", "GitHub fine-grained personal access token", `github_pat_[0-9A-Za-z_]{82}`).also("gitleaks:github-fine-grained-pat"),
		token("github-oauth-token", "GitHub OAuth access token", `gho_[0-9A-Za-z]{36}`).sum(githubSum).also("gitleaks:github-oauth"),
		token("github-user-token", "GitHub App user access token", `ghu_[0-9A-Za-z]{36}`).sum(githubSum).also("gitleaks:github-app-token"),
		token("github-installation-token", "GitHub App installation access token", `ghs_[0-9A-Za-z]{36}`).sum(githubSum).also("gitleaks:github-app-token"),
		token("github-refresh-token", "GitHub App refresh token", `ghr_[0-9A-Za-z]{36,76}`).sum(githubSum).also("gitleaks:github-refresh-token"),
		named("github-client-secret", "GitHub OAuth client secret", "githubsecret githubclientsecret githuboauthsecret", `[0-9a-f]{40}`),
		named("github-legacy-token", "GitHub personal access token of the form before 2021", "githubtoken ghtoken githubpat githubapitoken githubaccesstoken", `[0-9a-f]{40}`),
	}},
	{"GitLab", "https://docs.gitlab.com/security/tokens/#token-prefixes", "gitlab.com/-/user_settings/personal_access_tokens", []*kind{
		token("gitlab-personal-token", "GitLab personal access token", `glpat-(?:[0-9A-Za-z_-]{27,300}\.[0-9a-z]{2}[0-9a-z]{7}|[0-9A-Za-z_-]{20})`).sum(gitlabSum).also("gitleaks:gitlab-pat", "gitleaks:gitlab-pat-routable"),
		token("gitlab-oauth-secret", "GitLab OAuth application secret", `gloas-[0-9A-Za-z_-]{64}`).also("gitleaks:gitlab-oauth-app-secret"),
		token("gitlab-deploy-token", "GitLab deploy token", `gldt-[0-9A-Za-z_-]{20}`).also("gitleaks:gitlab-deploy-token"),
		token("gitlab-runner-token", "GitLab runner authentication token", `glrt-(?:t\d_[0-9A-Za-z_-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}|(?:t\d_)?[0-9A-Za-z_-]{20,27})`).also("gitleaks:gitlab-runner-authentication-token", "gitleaks:gitlab-runner-authentication-token-routable"),
		token("gitlab-runner-registration-token", "GitLab runner registration token", `(?:GR1348941|glrtr-)[0-9A-Za-z_-]{20}`).starts("GR1348941", "glrtr-").also("gitleaks:gitlab-rrt"),
		token("gitlab-job-token", "GitLab CI/CD job token", `glcbt-[0-9A-Za-z]{1,5}_[0-9A-Za-z_-]{20}`).also("gitleaks:gitlab-cicd-job-token"),
		token("gitlab-trigger-token", "GitLab pipeline trigger token", `glptt-[0-9a-f]{40}`).also("gitleaks:gitlab-ptt"),
		token("gitlab-feed-token", "GitLab feed token", `glft-[0-9A-Za-z_-]{20}`).medium().also("gitleaks:gitlab-feed-token"),
		token("gitlab-mail-token", "GitLab incoming mail token", `glimt-[0-9A-Za-z_-]{25}`).medium().also("gitleaks:gitlab-incoming-mail-token"),
		token("gitlab-agent-token", "GitLab agent for Kubernetes token", `glagent-[0-9A-Za-z_-]{50,}`).also("gitleaks:gitlab-kubernetes-agent-token"),
		token("gitlab-scim-token", "GitLab SCIM token", `glsoat-[0-9A-Za-z_-]{20}`).also("gitleaks:gitlab-scim-token"),
		token("gitlab-feature-flag-token", "GitLab feature flags client token", `glffct-[0-9A-Za-z_-]{20}`).medium().also("gitleaks:gitlab-feature-flag-client-token"),
		token("gitlab-workspace-token", "GitLab workspace token", `glwt-[0-9A-Za-z_-]{20}`),
		token("gitlab-session-cookie", "GitLab session cookie", `_gitlab_session=[0-9a-z]{32}`).medium().also("gitleaks:gitlab-session-cookie"),
	}},
	{"Atlassian", "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/", "id.atlassian.com/manage-profile/security/api-tokens", []*kind{
		token("atlassian-api-token", "Atlassian API token", `ATATT3[0-9A-Za-z_=-]{180,240}=[0-9A-F]{8}`).also("gitleaks:atlassian-api-token"),
		token("atlassian-oauth-secret", "Atlassian OAuth client secret", `ATOA[0-9A-Za-z_-]{60,80}`),
		token("bitbucket-app-password", "Bitbucket app password", `ATBB[0-9A-Za-z]{24}[0-9A-F]{8}`),
		token("bitbucket-access-token", "Bitbucket repository access token", `ATCTT3xFfGN0[0-9A-Za-z_=-]{150,200}=[0-9A-F]{8}`),
		named("bitbucket-client-secret", "Bitbucket OAuth client secret", "bitbucket", `[0-9A-Za-z]{32}|[0-9A-Za-z=_-]{64}`).also("gitleaks:bitbucket-client-secret"),
		named("atlassian-legacy-token", "Atlassian API token of the short form", "atlassian jira confluence", `[0-9A-Za-z]{24}`),
		token("trello-token", "Trello API token", `ATTA[0-9A-Za-z]{72}`),
		named("trello-api-key", "Trello API key", "trello", `[0-9a-f]{32}|[0-9a-f]{64}`),
		named("statuspage-api-key", "Statuspage API key", "statuspage", `[0-9a-f]{64}|[0-9a-f-]{36}`),
		named("opsgenie-api-key", "Opsgenie API key", "opsgenie", uuid),
	}},
	{"Azure DevOps", "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate", "dev.azure.com → user settings → personal access tokens", []*kind{
		token("azure-devops-token", "Azure DevOps personal access token", `[0-9A-Za-z]{52}JQQJ99[0-9A-Za-z]{18}AZDO[0-9A-Za-z]{4}`).holds("AZDO"),
		named("azure-devops-legacy-token", "Azure DevOps personal access token", "azuredevops azdo vsts adotoken adopat systemaccesstoken", `[2-7a-z]{52}`),
	}},
	{"Gitea", "https://docs.gitea.com/development/api-usage", "the account's settings → applications", []*kind{
		named("gitea-token", "Gitea access token", "gitea forgejo codeberg gogs", `[0-9a-f]{40}`),
	}},
	{"Sourcegraph", "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token", "the account's settings → access tokens", []*kind{
		token("sourcegraph-token", "Sourcegraph access token", `sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}`).also("gitleaks:sourcegraph-access-token"),
		named("sourcegraph-legacy-token", "Sourcegraph access token of the old form", "sourcegraph", `[0-9a-fA-F]{40}`),
		token("sourcegraph-dotcom-token", "Sourcegraph.com gateway token", `sgd_[0-9a-f]{64}`),
		token("sourcegraph-license-key", "Sourcegraph license access token", `slk_[0-9a-f]{64}`),
	}},
	{"Phabricator", "https://secure.phabricator.com/book/phabricator/article/conduit_edit/", "the account's settings → Conduit API tokens", []*kind{
		token("phabricator-api-token", "Phabricator Conduit API token", `(?:api|cli)-[0-9a-z]{28}`).starts("api-", "cli-").unsure(),
	}},
	{"CodeSandbox", "https://codesandbox.io/docs/sdk", "codesandbox.io/t/api", []*kind{
		token("codesandbox-api-key", "CodeSandbox API key", `csb_v1_[0-9A-Za-z_-]{43}`),
	}},
	{"Replit", "https://docs.replit.com/", "replit.com/account", []*kind{
		named("replit-token", "Replit token", "replit", `[0-9A-Za-z_.=-]{40,}`),
	}},
	{"Gitpod", "https://www.gitpod.io/docs", "the account's settings → access tokens", []*kind{
		token("gitpod-token", "Gitpod personal access token", `gitpod_pat_[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,80}`),
	}},
}
