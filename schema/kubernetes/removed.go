package kubernetes

import "slices"

// removal is API versions that Kubernetes serves no more.
type removal struct {
	since       string // the release without them
	apiVersion  string
	kinds       []string
	replacement string
}

// removals are from the deprecation guide
// (https://kubernetes.io/docs/reference/using-api/deprecation-guide/), newest
// first; the replacement is the one that is served today.
var removals = []removal{
	// https://kubernetes.io/docs/reference/using-api/deprecation-guide/#v1-32
	{"1.32", "flowcontrol.apiserver.k8s.io/v1beta3", flowControl, "flowcontrol.apiserver.k8s.io/v1"},
	// #v1-29
	{"1.29", "flowcontrol.apiserver.k8s.io/v1beta2", flowControl, "flowcontrol.apiserver.k8s.io/v1"},
	// #v1-27
	{"1.27", "storage.k8s.io/v1beta1", []string{"CSIStorageCapacity"}, "storage.k8s.io/v1"},
	// #v1-26
	{"1.26", "flowcontrol.apiserver.k8s.io/v1beta1", flowControl, "flowcontrol.apiserver.k8s.io/v1"},
	{"1.26", "autoscaling/v2beta2", []string{"HorizontalPodAutoscaler"}, "autoscaling/v2"},
	// #v1-25
	{"1.25", "batch/v1beta1", []string{"CronJob"}, "batch/v1"},
	{"1.25", "discovery.k8s.io/v1beta1", []string{"EndpointSlice"}, "discovery.k8s.io/v1"},
	{"1.25", "events.k8s.io/v1beta1", []string{"Event"}, "events.k8s.io/v1"},
	{"1.25", "autoscaling/v2beta1", []string{"HorizontalPodAutoscaler"}, "autoscaling/v2"},
	{"1.25", "policy/v1beta1", []string{"PodDisruptionBudget"}, "policy/v1"},
	{"1.25", "policy/v1beta1", []string{"PodSecurityPolicy"}, "the pod-security.kubernetes.io/enforce label of the namespace"},
	{"1.25", "node.k8s.io/v1beta1", []string{"RuntimeClass"}, "node.k8s.io/v1"},
	// #v1-22
	{"1.22", "admissionregistration.k8s.io/v1beta1", []string{"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"}, "admissionregistration.k8s.io/v1"},
	{"1.22", "apiextensions.k8s.io/v1beta1", []string{"CustomResourceDefinition"}, "apiextensions.k8s.io/v1"},
	{"1.22", "apiregistration.k8s.io/v1beta1", []string{"APIService"}, "apiregistration.k8s.io/v1"},
	{"1.22", "authentication.k8s.io/v1beta1", []string{"TokenReview"}, "authentication.k8s.io/v1"},
	{"1.22", "authorization.k8s.io/v1beta1", []string{"LocalSubjectAccessReview", "SelfSubjectAccessReview", "SubjectAccessReview", "SelfSubjectRulesReview"}, "authorization.k8s.io/v1"},
	{"1.22", "certificates.k8s.io/v1beta1", []string{"CertificateSigningRequest"}, "certificates.k8s.io/v1"},
	{"1.22", "coordination.k8s.io/v1beta1", []string{"Lease"}, "coordination.k8s.io/v1"},
	{"1.22", "extensions/v1beta1", []string{"Ingress"}, "networking.k8s.io/v1"},
	{"1.22", "networking.k8s.io/v1beta1", []string{"Ingress", "IngressClass"}, "networking.k8s.io/v1"},
	{"1.22", "rbac.authorization.k8s.io/v1alpha1", roles, "rbac.authorization.k8s.io/v1"},
	{"1.22", "rbac.authorization.k8s.io/v1beta1", roles, "rbac.authorization.k8s.io/v1"},
	{"1.22", "scheduling.k8s.io/v1beta1", []string{"PriorityClass"}, "scheduling.k8s.io/v1"},
	{"1.22", "storage.k8s.io/v1beta1", []string{"CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"}, "storage.k8s.io/v1"},
	// #v1-16
	{"1.16", "extensions/v1beta1", []string{"NetworkPolicy"}, "networking.k8s.io/v1"},
	{"1.16", "extensions/v1beta1", []string{"DaemonSet", "Deployment", "ReplicaSet"}, "apps/v1"},
	{"1.16", "extensions/v1beta1", []string{"PodSecurityPolicy"}, "the pod-security.kubernetes.io/enforce label of the namespace"},
	{"1.16", "apps/v1beta1", []string{"Deployment", "StatefulSet", "ReplicaSet"}, "apps/v1"},
	{"1.16", "apps/v1beta2", []string{"DaemonSet", "Deployment", "StatefulSet", "ReplicaSet"}, "apps/v1"},
}

var (
	flowControl = []string{"FlowSchema", "PriorityLevelConfiguration"}
	roles       = []string{"ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"}
)

// Removed says since which release Kubernetes serves a kind no more under that
// version, and what serves it now: an API version or, where there is none, what
// to use instead.
func Removed(apiVersion, kind string) (since, replacement string, ok bool) {
	for _, r := range removals {
		if r.apiVersion == apiVersion && slices.Contains(r.kinds, kind) {
			return r.since, r.replacement, true
		}
	}
	return "", "", false
}
