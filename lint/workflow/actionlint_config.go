package workflow

import (
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
)

// actionlintConfig is what the repository tells actionlint: labels of its own
// runners, the names of its variables and what to leave out. nil where there is
// no such file or it is broken.
// https://github.com/rhysd/actionlint/blob/main/docs/config.md
func actionlintConfig(p *lint.Pass) *actionlint.Config {
	for _, name := range []string{"actionlint.yaml", "actionlint.yml"} {
		file := path.Join(strings.TrimPrefix(root(p.File.Path), "/"), ".github", name)
		if !p.Tree.Has(file) {
			continue
		}
		data, err := p.Tree.Read(file)
		if err != nil {
			return nil
		}
		config, err := actionlint.ParseConfig(data)
		if err != nil {
			return nil
		}
		return config
	}
	return nil
}

// ignoring says whether the repository's settings have actionlint leave an error
// out.
func ignoring(config *actionlint.Config, p *lint.Pass, e *actionlint.Error) bool {
	if config == nil || len(config.Paths) == 0 {
		return false
	}
	file := strings.TrimPrefix("/"+p.File.Path, root(p.File.Path)+"/")
	return slices.ContainsFunc(config.PathConfigs(file), func(one actionlint.PathConfig) bool { return one.Ignore.Match(e) })
}
