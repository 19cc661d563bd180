package actions

import "strings"

// Advisory is a published flaw of an action.
type Advisory struct {
	Action      string // owner/name, or owner/name/path where only that has the flaw; in lower case
	From, Below string // versions that have it: from ≤ version < below; From is "0" where all before have it
	ID          string // of https://github.com/advisories
	What        string // the flaw, in a few words
	OSV         bool   // it is of the snapshot of https://osv.dev that poutine carries (2026-04)
	OfTags      bool   // tags were moved, so that who pinned the commit of a version never had it; KnownBad has the commit
}

// advisories are those of the ecosystem "GitHub Actions" in GitHub's database of
// advisories, as https://github.com/advisories and https://osv.dev show them
// (2026-11). The action's owner has the word on what is fixed in which version.
var advisories = []Advisory{
	{"actions/download-artifact", "4.0.0", "4.1.7", "GHSA-cxww-7g56-2vh6", "an artifact can write files outside its folder", true, false},
	{"afichet/openexr-viewer", "0", "0.6.1", "GHSA-99jg-r3f4-rpxj", "memory is written past its end", true, false},
	{"aquasecurity/trivy-action", "0.31.0", "0.34.0", "GHSA-9p44-j4g5-cfx5", "its inputs are run as code", false, false},
	{"atlassian/gajira-create", "0", "2.0.1", "GHSA-4xqx-pqpj-9fqw", "text of an issue is run as code", true, false},
	{"azure/setup-kubectl", "0", "3.0.0", "GHSA-p756-rfxh-x63h", "everybody may write the kubectl that it installs", true, false},
	{"canonical/get-workflow-version-action", "0", "1.0.1", "GHSA-26wh-cc3r-w6pj", "the token may be printed", false, false},
	{"check-spelling/check-spelling", "0", "0.0.19", "GHSA-g86g-chm8-7r2p", "a symbolic link of a pull request takes the token", true, false},
	{"embano1/wip", "0", "2.0.0", "GHSA-rg3q-prf8-qxmp", "the title of a pull request is run as code", true, false},
	{"fish-shop/syntax-check", "0", "1.6.12", "GHSA-xj87-mqvh-88w2", "its inputs are run as code", true, false},
	{"github/codeql-action", "2.26.11", "3.0.0", "GHSA-vqf5-2xx6-9wfm", "the environment, with its secrets, may be in a debug artifact", false, false},
	{"github/codeql-action", "3.26.11", "3.28.3", "GHSA-vqf5-2xx6-9wfm", "the environment, with its secrets, may be in a debug artifact", false, false},
	{"gradle/gradle-build-action", "0", "2.4.2", "GHSA-h3qr-39j9-4r5v", "secrets may be stored in the cache", true, false},
	{"hashicorp/vault-action", "0", "2.2.0", "GHSA-4mgv-m5cm-f9h7", "secrets of several lines are not masked", true, false},
	{"j178/prek-action", "0", "1.0.6", "GHSA-pwf7-47c3-mfhx", "its inputs are run as code", true, false},
	{"kartverket/github-workflows/.github/workflows/run-terraform.yml", "0", "2.7.5", "GHSA-f9qj-7gh3-mhj4", "the plan of a pull request is run as code", true, false},
	{"lycheeverse/lychee-action", "0", "2.0.2", "GHSA-65rg-554r-9j5x", "the version input is run as code", false, false},
	{"ozi-project/publish", "1.13.2", "1.13.6", "GHSA-2487-9f55-2vg9", "the name of a branch is run as code", false, false},
	{"pytorch/pytorch/.github/actions/filter-test-configs", "0", "2.0.1", "GHSA-hw6r-g8gj-2987", "text of a pull request is run as code", true, false},
	{"rlespinasse/github-slug-action", "0", "1.1.1", "GHSA-7f32-hm4h-w77q", "lines of the log set variables", true, false},
	{"rlespinasse/github-slug-action", "4.0.0", "4.4.1", "GHSA-6q4m-7476-932w", "the name of a branch is run as code", true, false},
	{"some-natalie/ghas-to-csv", "0", "1.0.0", "GHSA-634p-93h9-92vh", "formulas of alerts are run by spreadsheets", true, false},
	{"sonarsource/sonarqube-scan-action", "4.0.0", "5.3.1", "GHSA-f79p-9c5r-xg88", "its arguments are run as code", false, false},
	{"sonarsource/sonarqube-scan-action", "4.0.0", "6.0.0", "GHSA-5xq9-5g24-4g6f", "its arguments are run as code", false, false},
	{"step-security/harden-runner", "0.12.0", "2.12.0", "GHSA-mxr3-8whj-j74r", "disable-sudo can be got round through docker", false, false},
	{"tj-actions/branch-names", "0", "7.0.7", "GHSA-8v8w-v8xg-79rf", "the name of a branch is run as code", true, false},
	{"tj-actions/branch-names", "0", "9.0.0", "GHSA-gq52-6phf-x2r6", "the name of a branch is run as code", false, false},
	{"tj-actions/changed-files", "0", "41.0.0", "GHSA-mcph-m25j-8j63", "the names of changed files are run as code", true, false},
	{"tj-actions/changed-files", "0", "45.0.8", "GHSA-mrrh-fwg8-r2c3", "its tags were moved to a commit that printed secrets, in March 2025", false, true},
	{"tj-actions/verify-changed-files", "0", "17.0.0", "GHSA-ghm2-rq8q-wrhc", "the names of changed files are run as code", true, false},
	{"ultralytics/actions", "0", "0.0.3", "GHSA-7x29-qqmq-v6qc", "the name of a branch is run as code", true, false},
}

// Advisories are the published flaws of an action with its path.
func Advisories(action string) []Advisory {
	action = strings.ToLower(action)
	var all []Advisory
	for _, a := range advisories {
		if strings.HasPrefix(action, a.Action) && (len(action) == len(a.Action) || action[len(a.Action)] == '/') {
			all = append(all, a)
		}
	}
	return all
}

// Affects says whether a version of three numbers, 4.1.2, has the flaw.
func (a Advisory) Affects(version string) bool {
	return CompareVersions(version, a.From) >= 0 && CompareVersions(version, a.Below) < 0
}

// Fixed is the first version behind all of the flaw's ranges.
func (a Advisory) Fixed() string {
	last := a.Below
	for _, other := range Advisories(a.Action) {
		if other.ID == a.ID && CompareVersions(other.Below, last) > 0 {
			last = other.Below
		}
	}
	return last
}
