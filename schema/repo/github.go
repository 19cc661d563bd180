package repo

import (
	"regexp"
)

var githubURL = regexp.MustCompile(`^(?:(?:https|ssh|git)://(?:[^@/]*@)?github\.com(?::\d+)?/|(?:[^@/:]+@)?github\.com:)([A-Za-z0-9][A-Za-z0-9-]*)/([A-Za-z0-9._-]+?)(?:\.git)?/?$`)

// GitHub reads owner and name out of a remote's URL, in git's three forms;
// false for another host.
func GitHub(url string) (owner, name string, ok bool) {
	m := githubURL.FindStringSubmatch(url)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}
