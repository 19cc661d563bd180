package workflow

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/workflow"
)

// tokenFile is where a checkout leaves the job's token
// (https://github.com/actions/checkout/releases/tag/v6.0.0).
func tokenFile(w *workflow.Workflow, checkout *workflow.Step) string {
	if majorOf(w, checkout) >= 6 {
		return "a file below the runner's temporary folder"
	}
	return ".git/config"
}

// uploadsToken is the first of some steps that uploads the folder in which a
// checkout left the token, nil for none and where the checkout's version is not
// known.
func uploadsToken(w *workflow.Workflow, checkout *workflow.Step, later []nested) *nested {
	major := majorOf(w, checkout)
	folder := path.Clean("./" + input(checkout, "path").Text())
	for i, n := range later {
		if major == 0 || !n.step.Action().Is("actions/upload-artifact") {
			continue
		}
		paths := input(n.step, "path").Text()
		if major >= 6 && slices.ContainsFunc(folders(paths), holdsTemporary) || major < 6 && hiddenToo(n.w, n.step) && uploadsFolder(paths, folder) {
			return &later[i]
		}
	}
	return nil
}

// hiddenToo: hidden files are left out of artifacts since v4.4 unless they are
// asked for (https://github.com/actions/upload-artifact#uploading-hidden-files).
func hiddenToo(w *workflow.Workflow, upload *workflow.Step) bool {
	version := versionOf(w, upload)
	for _, first := range []string{"v3", "v2", "v1", "v4.0", "v4.1", "v4.2", "v4.3"} {
		if version == first || strings.HasPrefix(version, first+".") {
			return true
		}
	}
	return truthy(input(upload, "include-hidden-files"))
}

// folders are the lines of an upload's path that name a whole folder.
func folders(paths string) []string {
	var all []string
	for line := range strings.Lines(paths) {
		line = strings.TrimSpace(line)
		line = strings.TrimSuffix(strings.TrimSuffix(line, "/*"), "/**")
		if line != "" && !strings.HasPrefix(line, "!") {
			all = append(all, line)
		}
	}
	return all
}

func uploadsFolder(paths, folder string) bool {
	return slices.ContainsFunc(folders(paths), func(line string) bool {
		line = strings.NewReplacer("${{ github.workspace }}", ".", "${{github.workspace}}", ".").Replace(line)
		if line == "**" || line == "*" {
			return true
		}
		line = path.Clean("./" + line)
		return line == "." || line == ".." || strings.HasPrefix(line, "../..") || line == folder || line == folder+"/.git"
	})
}

// holdsTemporary: the workspace is <work>/<name>/<name>, the temporary folder
// <work>/_temp.
func holdsTemporary(line string) bool {
	expression := strings.Join(strings.Fields(strings.TrimSuffix(line, "/")), "")
	return expression == "${{runner.temp}}" || expression == "/" || expression == "/home/runner/work" || path.Clean(line) == "../.."
}

// onlyEarlierUpload says whether a job uploads the workspace, but only before a
// checkout: zizmor says nothing of the checkout then.
func onlyEarlierUpload(j *workflow.Job, checkout *workflow.Step) bool {
	earlier, seen := false, false
	for _, s := range j.Steps {
		seen = seen || s == checkout
		if s.Action().Is("actions/upload-artifact") && slices.ContainsFunc(folders(input(s, "path").Text()), wholeWorkspace) {
			if seen {
				return false
			}
			earlier = true
		}
	}
	return earlier
}

func wholeWorkspace(line string) bool {
	clean := path.Clean(line)
	return clean == "." || clean == ".." || strings.Join(strings.Fields(line), "") == "${{github.workspace}}"
}
