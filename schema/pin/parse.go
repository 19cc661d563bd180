package pin

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/schema/images"
)

var (
	owner      = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_-]*$`)
	repository = regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)
)

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
	parts := strings.SplitN(action, "/", 3)
	switch {
	case strings.ContainsAny(value, " \t\r\n"):
		return r, fmt.Errorf("uses %q: contains white space", value)
	case len(parts) < 2 || !owner.MatchString(parts[0]) || !repository.MatchString(parts[1]):
		return r, fmt.Errorf("uses %q: %q is not owner/name, ./path or docker://image", value, action)
	case ref == "":
		return r, fmt.Errorf("uses %q: no ref, add @ and a version or commit", value)
	case strings.ContainsAny(ref, "@~^:?*[\\"):
		return r, fmt.Errorf("uses %q: %q is no name of a tag, branch or commit", value, ref)
	}
	r.Name, r.Ref = parts[0]+"/"+parts[1], ref
	if len(parts) == 3 {
		r.Path = parts[2]
	}
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
