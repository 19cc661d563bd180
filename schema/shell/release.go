package shell

// releaseValued: https://cli.github.com/manual/gh_release_download
var releaseValued = []string{"-R", "--repo", "-p", "--pattern", "-D", "--dir", "-O", "--output", "-A", "--archive", "--hostname"}

// LatestRelease is the word that names the repository of which `gh release
// download` takes whatever release is newest; ok is false for other commands, and
// where a tag is given.
func LatestRelease(c *Command) (repository Word, ok bool) {
	if !c.Is("gh") {
		return Word{}, false
	}
	args := sortArguments(c.Args(), releaseValued, 0)
	_, tags, ok := args.subcommand([]string{"release download"})
	repository, named := args.value("-R", "--repo")
	return repository, ok && named && len(tags) == 0
}

// kubectlValued: https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/
var kubectlValued = []string{"-n", "--namespace", "-f", "--filename", "-k", "--kustomize", "--context", "--kubeconfig", "--field-manager", "--dry-run", "-l", "--selector", "--timeout"}

// MovingManifest is the address that kubectl takes its objects from, where it is
// one of a branch or of the newest release, and the part of it that says so.
func MovingManifest(c *Command) (address Word, part string, ok bool) {
	if !c.Is("kubectl", "oc") {
		return Word{}, "", false
	}
	args := sortArguments(c.Args(), kubectlValued, 0)
	if _, _, ok := args.subcommand([]string{"apply", "create", "replace"}); !ok {
		return Word{}, "", false
	}
	for _, o := range args.options {
		if m := movingPart.FindStringSubmatch(o.value.Value); m != nil && isURL(o.value.Value) && (o.name == "-f" || o.name == "--filename") {
			return o.value, m[1], true
		}
	}
	return Word{}, "", false
}
