package generator

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// byGitHub says whether the deploy workflow takes releases to a site; else a
// pipeline of the cloud builds and deploys there.
func byGitHub(target *ship.Target) bool {
	pipeline := target.Options["pipeline"]
	return pipeline == "" || pipeline == "github"
}

// pipelineImage is an image that a pipeline of a cloud builds.
type pipelineImage struct{ Service, Name, Context, File string }

// pipelineImages are those of a site. What the pipeline cannot build is refused.
func (p *planner) pipelineImages(site *platformSite) []pipelineImage {
	var images []pipelineImage
	for _, service := range site.Services {
		if len(p.in.Ship.Go.Private) > 0 && service.Build.Main != "" {
			p.found.add("/go/private", "let GitHub build and deploy: pipeline: github",
				"the pipeline of target %q has no credentials for private modules", site.Target.Name)
		}
		images = append(images, pipelineImage{
			service.Name, path.Base(imageName(site.in, service)), buildContext(p.in, service), dockerfilePath(p.in, service),
		})
	}
	return images
}

// connection is the one to GitHub that a pipeline fetches the source through.
func (p *planner) connection(site *platformSite) string {
	if site.option("connection") == "" {
		p.found.add(pointer("targets", site.Target.Name, site.Target.Platform), "make it in the console, which asks GitHub for leave, and add connection",
			"pipeline %q of target %q needs a connection to GitHub", site.option("pipeline"), site.Target.Name)
	}
	return site.option("connection")
}

// globRegex is a pattern of tags, with * for anything, as a regular expression of RE2.
func globRegex(glob string) string {
	const special = `\.+()|[]{}^$`
	var b strings.Builder
	for _, r := range glob {
		switch {
		case r == '*':
			b.WriteByte('.')
		case strings.ContainsRune(special, r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return "^" + b.String() + "$"
}
