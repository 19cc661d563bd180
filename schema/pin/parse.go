package pin

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/images"
)

// isOwner and isRepository are the names that GitHub gives: letters, digits, `_`
// and `-`, the latter not first; of a repository also dots.
func isOwner(s string) bool { return isRepository(s) && s[0] != '-' && !strings.Contains(s, ".") }

func isRepository(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.') {
			return false
		}
	}
	return s != ""
}

// ParseUses reads the value of a step's or job's `uses:`. A value with an
// expression is Dynamic. The error says what is malformed.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
func ParseUses(value string) (Reference, error) {
	r := Reference{Kind: Action, Text: value}
	if strings.Contains(value, "${{") {
		r.Dynamic = true
		return r, nil
	}
	if image, ok := strings.CutPrefix(value, "docker://"); ok {
		r, err := ParseImage(image)
		r.Kind, r.Text = DockerAction, value
		return r, err
	}
	if strings.HasPrefix(value, "./") || strings.HasPrefix(value, "$/") {
		r.Kind, r.Path = Local, value
		if strings.Contains(value, "@") {
			return r, fmt.Errorf("uses %q: a local path takes no @ref, it is read from the commit that runs", value)
		}
		return r, nil
	}
	return parseRemote(r, value)
}

func parseRemote(r Reference, value string) (Reference, error) {
	action, ref, _ := strings.Cut(value, "@")
	ownerName, rest, _ := strings.Cut(action, "/")
	name, path, _ := strings.Cut(rest, "/")
	switch {
	case strings.ContainsAny(value, " \t\r\n"):
		return r, fmt.Errorf("uses %q: contains white space", value)
	case !isOwner(ownerName) || !isRepository(name):
		return r, fmt.Errorf("uses %q: %q is not owner/name, ./path or docker://image", value, action)
	case ref == "":
		return r, fmt.Errorf("uses %q: no ref, add @ and a version or commit", value)
	case strings.ContainsAny(ref, "@~^:?*[\\"):
		return r, fmt.Errorf("uses %q: %q is no name of a tag, branch or commit", value, ref)
	}
	r.Name, r.Path, r.Ref = action[:len(ownerName)+1+len(name)], path, ref
	if file, ok := strings.CutPrefix(r.Path, ".github/workflows/"); ok && isYAML(file) {
		r.Kind = ReusableWorkflow
	}
	return r, nil
}

func isYAML(file string) bool {
	return strings.HasSuffix(file, ".yml") || strings.HasSuffix(file, ".yaml")
}

// ParseImage reads an image reference; one with a variable or template of any of
// the formats that shipgen reads ($VAR, ${VAR}, ${{ }}, {{ }}, %VAR%) is Dynamic.
func ParseImage(value string) (Reference, error) {
	r := Reference{Kind: Image, Text: value}
	if strings.ContainsAny(value, "$%") || strings.Contains(value, "{{") {
		r.Dynamic = true
		return r, nil
	}
	image, err := images.Parse(value)
	if err != nil {
		return r, err
	}
	r.Name, r.Tag, r.Digest = image.Name(), image.Tag, image.Digest
	return r, nil
}
