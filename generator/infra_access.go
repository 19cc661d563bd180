package generator

import "path"

// clusterAccess is what a deployment may do inside a cluster.
type clusterAccess struct {
	Application, Namespace string
	RoleKind, Role         string
	SubjectKind, Subject   string // "" = the cloud binds the role itself
}

// newClusterAccess names the identity of a deployment as its cluster does.
func newClusterAccess(in *Input, at place) clusterAccess {
	options := at.Target.Options
	access := clusterAccess{Application: in.Ship.Name, Namespace: at.namespace(in), RoleKind: "Role", Role: "deployer", SubjectKind: "User"}
	switch at.Target.Platform {
	case "eks": // the access entry puts the role in this group
		access.SubjectKind, access.Subject = "Group", in.Ship.Name+"-deployers"
	case "gke":
		access.Subject = options["serviceAccount"]
	case "aks", "arc":
		// An identity without a mail address is known by its object id.
		// https://learn.microsoft.com/en-us/azure/aks/azure-ad-rbac
		access.Subject = options["principal"]
	case "ack":
		// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-grantpermissions
		access.RoleKind, access.Role = "ClusterRole", access.Namespace+"-deployer"
	}
	return access
}

// clusterAccess is rendered for the clouds whose identities have names in a
// cluster that are known beforehand.
func (p *planner) clusterAccess() []Job {
	var jobs []Job
	for _, at := range deployPlaces(p.in) {
		if at.Target == nil || at.fromGit() {
			continue
		}
		access := newClusterAccess(p.in, at)
		if access.Subject == "" && access.RoleKind == "Role" {
			continue
		}
		jobs = append(jobs, Job{Template: "infra/kubernetes/access.yaml.tmpl", Output: path.Join("infra", "kubernetes", at.Name+".yaml"), Data: access})
	}
	return jobs
}
