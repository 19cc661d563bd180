package secret

// registries hand out packages and images.
var registries = []provider{
	{"npm", "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/", "npm account settings, access tokens", []*kind{
		token("npm-token", "npm access token", `npm_[0-9A-Za-z]{36}`).sum(githubSum).also("gitleaks:npm-access-token"),
		token("npmrc-token", "registry token in an .npmrc", `:_authToken=(?:"?[0-9A-Za-z_+/=.-]{20,})`),
		token("npmrc-password", "registry password in an .npmrc", `:_password="?[0-9A-Za-z+/]{8,}={0,2}`),
		token("npmrc-basic", "registry credentials in an .npmrc", `:_auth="?[0-9A-Za-z+/]{12,}={0,2}`),
	}},
	{"PyPI", "PyPI help, API tokens", "PyPI account settings, API tokens", []*kind{
		token("pypi-token", "PyPI upload token", `pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,}`).also("gitleaks:pypi-upload-token"),
		token("testpypi-token", "TestPyPI upload token", `pypi-AgENdGVzdC5weXBpLm9yZw[0-9A-Za-z_-]{50,}`).medium(),
	}},
	{"Sidekiq", "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ", "billing.contribsys.com", []*kind{
		token("sidekiq-credentials", "Sidekiq Pro credentials", `BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM["': =]{1,6}[0-9a-f]{8}:[0-9a-f]{8}`).starts("BUNDLE_ENTERPRISE__CONTRIBSYS__COM", "BUNDLE_GEMS__CONTRIBSYS__COM").plain().also("gitleaks:sidekiq-secret"),
		token("sidekiq-url", "Sidekiq Pro URL with credentials", `https?://[0-9a-f]{8}:[0-9a-f]{8}@(?:gems|enterprise)\.contribsys\.com`).holds(".contribsys.com").plain().also("gitleaks:sidekiq-sensitive-url"),
	}},
	{"RubyGems", "https://guides.rubygems.org/api-key-scopes/", "rubygems.org/profile/api_keys", []*kind{
		token("rubygems-key", "RubyGems API key", `rubygems_`+lowerHex+`{48}`).also("gitleaks:rubygems-api-token"),
	}},
	{"Cargo registry", "https://doc.rust-lang.org/cargo/reference/publishing.html", "account settings of the registry, API tokens", []*kind{
		token("crates-token", "Cargo registry API token", `cio[0-9A-Za-z]{32}`),
	}},
	{"NuGet", "https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package#create-an-api-key", "nuget.org/account/apikeys", []*kind{
		token("nuget-key", "NuGet API key", `oy2[0-9a-z]{43}`),
	}},
	{"JFrog", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens", "the platform's administration → access tokens", []*kind{
		token("artifactory-api-key", "Artifactory API key", `AKCp[0-9A-Za-z]{69}`).also("gitleaks:artifactory-api-key"),
		token("artifactory-reference-token", "Artifactory reference token", `cmVmd[0-9A-Za-z]{59}`).also("gitleaks:artifactory-reference-token"),
		named("artifactory-password", "Artifactory encrypted password", "artifactory jfrog bintray xray", `AP[0-9A-Za-z]{10,}|[0-9A-Za-z]{73}|[0-9A-Za-z]{64}`).also("gitleaks:jfrog-api-key", "gitleaks:jfrog-identity-token"),
	}},
	{"Packagist", "https://packagist.com/docs/composer-authentication", "packagist.com → tokens", []*kind{
		token("packagist-token", "Private Packagist token", `packagist_[ou][ru]t_`+lowerHex+`{68}`).starts("packagist_out_", "packagist_uut_", "packagist_ort_", "packagist_urt_"),
	}},
	{"Clojars", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens", "clojars.org/tokens", []*kind{
		token("clojars-token", "Clojars deploy token", `CLOJARS_[0-9a-z]{60}`).also("gitleaks:clojars-api-token"),
	}},
	{"Hex", "https://hex.pm/docs/private", "hex.pm/dashboard/keys", []*kind{
		named("hex-key", "Hex.pm API key", "hexapikey hexpm hexkey", lowerHex+`{32,64}`),
	}},
	{"Cloudsmith", "https://help.cloudsmith.io/docs/api-key", "cloudsmith.io/user/settings/api", []*kind{
		named("cloudsmith-key", "Cloudsmith API key", "cloudsmith", lowerHex+`{40}`),
	}},
	{"Gemfury", "https://gemfury.com/help/tokens/", "manage.fury.io → tokens", []*kind{
		named("gemfury-token", "Gemfury token", "gemfury furytoken fury", `[0-9A-Za-z]{20,26}`),
	}},
	{"Anaconda", "https://www.anaconda.com/docs/tools/anaconda-org/user-guide/work-with-accounts", "anaconda.org/settings/access", []*kind{
		token("conda-url-token", "token in a Conda channel URL", `https://conda\.anaconda\.org/t/[0-9a-z]{2}-`+uuid).plain(),
	}},
	{"Open VSX", "https://github.com/eclipse/openvsx/wiki/Publishing-Extensions", "open-vsx.org/user-settings/tokens", []*kind{
		token("openvsx-token", "Open VSX access token", `ovsxat_`+uuid),
	}},
	{"Gradle", "https://docs.gradle.com/develocity/", "the server's access keys page", []*kind{
		named("develocity-key", "Develocity access key", "gradleenterprise develocity", `[0-9A-Za-z.-]+=[0-9a-z]{52}|[0-9a-z]{52}`),
	}},
	{"Quay", "https://docs.quay.io/glossary/robot-accounts.html", "quay.io → robot accounts", []*kind{
		named("quay-robot-token", "Quay robot token", "quay", `[0-9A-Z]{64}`),
	}},
	{"Harbor", "https://goharbor.io/docs/latest/working-with-projects/project-configuration/create-robot-accounts/", "the project's robot accounts", []*kind{
		named("harbor-robot-secret", "Harbor robot secret", "harbor robot", `[0-9A-Za-z]{32}`),
	}},
	{"Sonatype", "https://help.sonatype.com/en/user-tokens.html", "central.sonatype.com/account", []*kind{
		named("sonatype-token", "Sonatype user token", "sonatype ossrh mavencentral nexus", `[0-9A-Za-z+/]{44}`),
	}},
	{"Hugging Face", "https://huggingface.co/docs/hub/security-tokens", "huggingface.co/settings/tokens", []*kind{
		token("huggingface-token", "Hugging Face access token", `hf_[A-Za-z]{34}`).also("gitleaks:huggingface-access-token"),
		token("huggingface-organization-token", "Hugging Face organization token", `api_org_[A-Za-z]{34}`).also("gitleaks:huggingface-organization-api-token"),
	}},
	{"Kaggle", "https://www.kaggle.com/docs/api", "kaggle.com/settings", []*kind{
		named("kaggle-key", "Kaggle API key", "kaggle", lowerHex+`{32}`),
		token("kaggle-token", "Kaggle API token", `KGAT_`+lowerHex+`{32}`),
	}},
	{"Thunderstore", "https://wiki.thunderstore.io/", "thunderstore.io/settings/teams", []*kind{
		token("thunderstore-token", "Thunderstore service account token", `tss_[0-9A-Za-z_+/-]{20,64}`),
	}},
	{"CodeArtifact", "https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html", "let it expire, or revoke the role's sessions", []*kind{
		named("codeartifact-token", "AWS CodeArtifact token", "codeartifact", `eyJ[0-9A-Za-z_.-]{300,}`).plain().medium(),
	}},
}
