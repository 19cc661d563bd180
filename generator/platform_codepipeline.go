package generator

import "slices"

// codePipeline is a pipeline of AWS that builds and deploys to ECS.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
type codePipeline struct {
	Name, Environment, Dir string
	Connection, Repository string
	On, Branch, Tags       string
	Approval               bool
	Cluster                string
	Services               []string // at ECS
	Pass                   []string // roles of the tasks
	ARM, Scales            bool
	Images                 []pipelineImage
}

func (p *planner) codePipeline(site *platformSite) platformPlan {
	owner, name := p.repository()
	c := codePipeline{
		Name: site.in.Ship.Name + "-" + site.name(), Environment: site.Environment.Name, Dir: site.dir(),
		Connection: p.connection(site), Repository: owner + "/" + name,
		On: site.Environment.On, Branch: p.defaultBranch(), Tags: tagPattern(site.in.Ship), Approval: len(site.Environment.Approval) > 0,
		Cluster: site.option("cluster"), Images: p.pipelineImages(site), ARM: slices.Equal(site.in.Ship.Image.Platforms, []string{"linux/arm64"}),
		Pass: taskRoles(site),
	}
	plan := platformPlan{Scripts: []string{"build-images.sh", "ecs-deploy.sh"}}
	for _, service := range site.Services {
		c.Services = append(c.Services, site.resource("service", service))
		c.Scales = c.Scales || scales(service)
	}
	for _, file := range []string{"pipeline.yaml", "build.buildspec.yaml", "deploy.buildspec.yaml"} {
		plan.Files = append(plan.Files, site.file("codepipeline/"+file+".tmpl", file, c))
	}
	return plan
}
