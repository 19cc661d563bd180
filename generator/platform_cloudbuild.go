package generator

import (
	"path"
	"strings"
)

// cloudBuild is a build of Google Cloud that deploys to Cloud Run.
// https://cloud.google.com/build/docs/build-config-file-schema
type cloudBuild struct {
	Docker, Gcloud          string // images of the steps
	Registry, Version       string // the variable of Cloud Build that names the release
	Dir                     string
	Project, Region, Shares string
	Images                  []pipelineImage
}

// Images of the steps: the docker that fits the daemon of the builds, and a gcloud.
const (
	dockerStep = "gcr.io/cloud-builders/docker:24.0.9"
	gcloudStep = "gcr.io/google.com/cloudsdktool/google-cloud-cli:587.0.0-slim"
)

const cloudBuildFile = "cloudbuild.yaml"

func (p *planner) cloudBuild(site *platformSite) platformPlan {
	p.connection(site)
	c := cloudBuild{
		Docker: p.image(dockerStep), Gcloud: p.image(gcloudStep), Registry: artifactRegistry(site), Version: "COMMIT_SHA", Dir: site.dir(),
		Project: site.option("project"), Region: site.option("region"), Shares: strings.ReplaceAll(site.shares(), ",", " "),
		Images: p.pipelineImages(site),
	}
	if site.Environment.On == "tag" {
		c.Version = "TAG_NAME"
	}
	return platformPlan{
		Files:   []Job{site.file("cloud-build/"+cloudBuildFile+".tmpl", cloudBuildFile, c)},
		Scripts: []string{"build-images.sh", "cloud-run-deploy.sh"},
	}
}

// buildTrigger is what starts a cloudBuild, as Terraform makes it.
type buildTrigger struct {
	Connection, File      string
	Manual, Approval      bool
	Branch                string
	BranchRegex, TagRegex string // TagRegex "" = pushes to the branch
}

func (p *planner) buildTrigger(site *platformSite) *buildTrigger {
	if site.option("pipeline") != "cloudBuild" {
		return nil
	}
	b := &buildTrigger{
		Connection: site.option("connection"), File: path.Join(site.dir(), cloudBuildFile), Manual: site.Environment.On == "manual",
		Approval: len(site.Environment.Approval) > 0, Branch: p.defaultBranch(), BranchRegex: globRegex(p.defaultBranch()),
	}
	if site.Environment.On == "tag" {
		b.TagRegex = globRegex(tagPattern(site.in.Ship))
	}
	return b
}

// quoteCloudBuild is a text in which Cloud Build substitutes nothing.
// https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values
func quoteCloudBuild(s string) string { return strings.ReplaceAll(s, "$", "$$") }
