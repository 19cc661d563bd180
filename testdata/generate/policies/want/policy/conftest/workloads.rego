# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# The rules for workloads, for conftest: scripts/check-policies.sh
package main

import rego.v1

resource := input

registries := ["ghcr.io/acme","registry.k8s.io/pause"]

deny := refusals

# What makes pods is judged as well as the pods.
pod := resource.spec if resource.kind == "Pod"

pod := resource.spec.template.spec if resource.kind in long_running

pod := resource.spec.template.spec if resource.kind == "Job"

pod := resource.spec.jobTemplate.spec.template.spec if resource.kind == "CronJob"

long_running := {"Deployment", "StatefulSet", "DaemonSet"}

containers := array.concat(object.get(pod, "containers", []), object.get(pod, "initContainers", []))

refusals contains message if {
	some container in containers
	not non_root(container)
	message := sprintf("%s %s: container %s may run as root, set runAsNonRoot", [resource.kind, resource.metadata.name, container.name])
}

refusals contains message if {
	some container in containers
	user(container) == 0
	message := sprintf("%s %s: container %s runs as root, runAsUser is 0", [resource.kind, resource.metadata.name, container.name])
}

refusals contains message if {
	some container in containers
	not allowed(container.image)
	message := sprintf("%s %s: image %s is from none of the allowed registries %s", [resource.kind, resource.metadata.name, container.image, concat(", ", registries)])
}

refusals contains message if {
	some container in containers
	not regex.match(`@sha256:[a-f0-9]{64}$`, container.image)
	message := sprintf("%s %s: image %s has no digest", [resource.kind, resource.metadata.name, container.image])
}

refusals contains message if {
	some container in containers
	some missing in {path | some path in bounds; not object.get(container, array.concat(["resources"], path), false)}
	message := sprintf("%s %s: container %s has no resources.%s", [resource.kind, resource.metadata.name, container.name, concat(".", missing)])
}

refusals contains message if {
	resource.kind in long_running
	some container in pod.containers
	container.ports
	not probed
	message := sprintf("%s %s has ports and no readiness probe", [resource.kind, resource.metadata.name])
}

bounds := [["requests", "cpu"], ["requests", "memory"], ["limits", "memory"]]

pod_context := object.get(pod, "securityContext", {})

# What a container says goes before what its pod says.
non_root(container) if object.get(container, ["securityContext", "runAsNonRoot"], object.get(pod_context, "runAsNonRoot", false))

user(container) := object.get(container, ["securityContext", "runAsUser"], object.get(pod_context, "runAsUser", -1))

allowed(image) if {
	some registry in registries
	startswith(image, concat("", [registry, "/"]))
}

probed if {
	some container in pod.containers
	container.readinessProbe
}
