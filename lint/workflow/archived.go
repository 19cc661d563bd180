package workflow

// archivedActions are repositories that GitHub shows as archived by their owner
// (the banner on the repository's page, as of 2026-11), with what is used in
// their place.
var archivedActions = map[string]string{
	"8398a7/action-slack":                   "slackapi/slack-github-action",
	"actions-rs/audit-check":                "rustsec/audit-check",
	"actions-rs/cargo":                      "run: cargo",
	"actions-rs/clippy-check":               "run: cargo clippy",
	"actions-rs/components-nightly":         "dtolnay/rust-toolchain",
	"actions-rs/grcov":                      "run: grcov",
	"actions-rs/install":                    "taiki-e/install-action",
	"actions-rs/tarpaulin":                  "run: cargo tarpaulin",
	"actions-rs/toolchain":                  "dtolnay/rust-toolchain",
	"actions/create-release":                "run: gh release create",
	"actions/setup-elixir":                  "erlef/setup-beam",
	"actions/setup-haskell":                 "haskell-actions/setup",
	"actions/setup-ruby":                    "ruby/setup-ruby",
	"actions/upload-release-asset":          "run: gh release upload",
	"azure/appservice-actions":              "azure/webapps-deploy",
	"azure/container-actions":               "docker/login-action",
	"azure/k8s-actions":                     "azure/k8s-deploy",
	"cedrickring/golang-action":             "actions/setup-go",
	"cirrus-actions/rebase":                 "run: gh pr update-branch --rebase",
	"contributor-assistant/github-action":   "a fork that is maintained",
	"crazy-max/ghaction-docker-buildx":      "docker/setup-buildx-action",
	"gradle/gradle-build-action":            "gradle/actions/setup-gradle",
	"helaili/jekyll-action":                 "actions/jekyll-build-pages",
	"ilshidur/action-slack":                 "slackapi/slack-github-action",
	"marvinpinto/action-automatic-releases": "run: gh release create",
	"marvinpinto/actions":                   "run: gh release create",
	"maxheld83/ghpages":                     "actions/deploy-pages",
	"repo-sync/pull-request":                "run: gh pr create",
	"sonarsource/sonarcloud-github-action":  "sonarsource/sonarqube-scan-action",
	"stefanprodan/kube-tools":               "azure/setup-kubectl",
	"technote-space/get-diff-action":        "run: git diff --name-only",
}
