package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// knativeService is a service that scales with its requests and, where events are
// named, gets them from a broker.
// https://knative.dev/docs/serving/reference/serving-api/
type knativeService struct {
	platformService
	Application, Namespace, Broker string
	Concurrency                    string
	Triggers                       []knativeTrigger
	Digest                         string
	ImageName                      string
	CPULimit                       string
}

type knativeTrigger struct{ Name, Type string }

func planKnative(p *planner, site *platformSite) platformPlan {
	var plan platformPlan
	files := kustomization{}
	var images []overlayImage
	namespace := site.option("namespace")
	if namespace == "" {
		namespace = place{Environment: site.Environment}.namespace(site.in)
	}
	for _, service := range site.Services {
		s := p.knativeService(site, service, namespace)
		plan.Files = append(plan.Files, site.file("knative/service.yaml.tmpl", service.Name+".yaml", s))
		files.Resources = append(files.Resources, service.Name+".yaml")
		if service.Build.Image == "" {
			images = append(images, releasedImage(site.in, site.dir(), imageName(site.in, service)))
		}
	}
	plan.Files = append(plan.Files, site.file("knative/kustomization.yaml.tmpl", "kustomization.yaml",
		overlay{Namespace: namespace, Resources: files.Resources, Images: images}))
	return plan
}

func (p *planner) knativeService(site *platformSite, service *ship.Service, namespace string) knativeService {
	s := knativeService{
		platformService: p.platformService(site, service, service.Name, "kubernetes"), Application: site.in.Ship.Name, Namespace: namespace,
		Broker: site.option("broker"), Concurrency: site.option("concurrency"),
	}
	if image, err := site.in.Pins.Image(service.Build.Image); service.Build.Image != "" && err == nil {
		s.Image = image
	}
	for _, event := range listOption(site.option("eventTypes")) {
		trigger := knativeTrigger{service.Name + "-" + eventName(event), event}
		same := slices.ContainsFunc(s.Triggers, func(other knativeTrigger) bool { return other.Name == trigger.Name })
		if same || eventName(event) == "" {
			p.found.add(pointer("targets", site.Target.Name, "knative", "eventTypes"), "name it so that letters and digits among its last 40 characters tell it apart",
				"event type %q makes no Trigger name of its own", event)
		}
		s.Triggers = append(s.Triggers, trigger)
	}
	if s.Readiness == nil && s.Port == 0 {
		p.found.add(pointer("services", service.Name), "add port: 8080", "service %q has no port, and Knative sends requests to one", service.Name)
	}
	return s
}

// eventName is a CloudEvents type as part of an object's name.
func eventName(event string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(event))
	return strings.Trim(name[max(0, len(name)-40):], "-")
}
