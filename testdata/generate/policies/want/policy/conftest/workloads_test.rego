# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
package main_test

import data.main
import rego.v1

right := {
	"kind": "Deployment",
	"metadata": {"name": "app"},
	"spec": {"template": {"spec": {
		"securityContext": {"runAsNonRoot": true},
		"containers": [{
			"name": "app",
			"image": "ghcr.io/acme/app@sha256:0000000000000000000000000000000000000000000000000000000000000000",
			"ports": [{"containerPort": 8080}],
			"readinessProbe": {"tcpSocket": {"port": 8080}},
			"resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "128Mi"}},
		}],
	}}},
}

pod := "/spec/template/spec"

app := "/spec/template/spec/containers/0"

# refused are the refusals of the right Deployment after one change.
refused(change) := refusals if {
	refusals := main.deny with input as json.patch(right, [change])
}

test_right_is_admitted if {
	count(main.deny) == 0 with input as right
}

test_other_kinds_are_admitted if {
	count(main.deny) == 0 with input as {"kind": "Service", "metadata": {"name": "app"}, "spec": {"ports": []}}
}

test_pod_is_judged if {
	count(main.deny) == 0 with input as {"kind": "Pod", "metadata": {"name": "app"}, "spec": right.spec.template.spec}
}

test_job_needs_no_probe if {
	job := json.patch(right, [{"op": "replace", "path": "/kind", "value": "Job"}, {"op": "remove", "path": "/spec/template/spec/containers/0/readinessProbe"}])
	count(main.deny) == 0 with input as job
}

test_cron_job_is_judged if {
	cron := {"kind": "CronJob", "metadata": {"name": "app"}, "spec": {"jobTemplate": {"spec": right.spec}}}
	count(main.deny) == 0 with input as cron
	count(main.deny) == 1 with input as json.patch(cron, [{"op": "remove", "path": "/spec/jobTemplate/spec/template/spec/securityContext"}])
}

test_root_is_refused if {
	count(refused({"op": "remove", "path": concat("", [pod, "/securityContext"])})) == 1
}

test_user_zero_is_refused if {
	count(refused({"op": "add", "path": concat("", [app, "/securityContext"]), "value": {"runAsUser": 0}})) == 1
}

test_init_container_is_judged if {
	count(refused({"op": "add", "path": concat("", [pod, "/initContainers"]), "value": [{"name": "init", "image": "ghcr.io/acme/app@sha256:0000000000000000000000000000000000000000000000000000000000000000"}]})) == 3
}

test_tag_is_refused if {
	count(refused({"op": "replace", "path": concat("", [app, "/image"]), "value": "ghcr.io/acme/app:1.2.3"})) == 1
}

test_registry_is_refused if {
	count(refused({"op": "replace", "path": concat("", [app, "/image"]), "value": "elsewhere.example/app@sha256:0000000000000000000000000000000000000000000000000000000000000000"})) == 1
}

test_limits_are_wanted if {
	count(refused({"op": "remove", "path": concat("", [app, "/resources"])})) == 3
}

test_probe_is_wanted if {
	count(refused({"op": "remove", "path": concat("", [app, "/readinessProbe"])})) == 1
}
