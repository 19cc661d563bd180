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
