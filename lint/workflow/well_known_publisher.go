package workflow

import "github.com/shipgen/shipgen/schema/workflow"

// wellKnownPublishers are the actions that make a job one that publishes for
// zizmor's audit cache-poisoning (its KNOWN_PUBLISHER_ACTIONS at 1.32), and the
// input that can switch that off.
var wellKnownPublishers = map[string]string{
	"aws-actions/amazon-ecs-deploy-task-definition": "",
	"aws-actions/aws-cloudformation-github-deploy":  "",
	"azure/aci-deploy":                             "",
	"azure/container-apps-deploy-action":           "",
	"azure/functions-action":                       "",
	"azure/sql-action":                             "",
	"cloudflare/wrangler-action":                   "",
	"docker/build-push-action":                     "push",
	"google-github-actions/deploy-appengine":       "",
	"google-github-actions/deploy-cloud-functions": "",
	"google-github-actions/deploy-cloudrun":        "",
	"googleapis/release-please-action":             "",
	"goreleaser/goreleaser-action":                 "",
	"jreleaser/release-action":                     "",
	"pypa/gh-action-pypi-publish":                  "",
	"redhat-actions/push-to-registry":              "",
	"release-drafter/release-drafter":              "",
	"rubygems/release-gem":                         "",
	"softprops/action-gh-release":                  "",
}

// namesPublisher says whether a job has such an action, whatever else its inputs
// say.
func namesPublisher(j *workflow.Job) bool {
	for _, s := range j.Steps {
		if needs, ok := wellKnownPublishers[s.Action().Key()]; ok && (needs == "" || !literally(input(s, needs), "false")) {
			return true
		}
	}
	return false
}
