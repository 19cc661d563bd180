package generator

import "slices"

// matrixScript is the matrix for a person's machine, in containers.
type matrixScript struct {
	Dir  string // of the module, from the root
	Race bool
	Rows []matrixRow
}

// matrixRow is one container. Cross is what to compile for there where no
// machine of GitHub's runs it, "" to test.
type matrixRow struct{ Go, Image, Arch, Cross string }

// matrixScript has the rows for Linux; the other systems have no containers.
func (p *planner) matrixScript() matrixScript {
	m := p.in.Ship.CI.Matrix
	script := matrixScript{Dir: moduleDir(p.in), Race: p.in.Ship.CI.Race}
	if p.in.Repo.Module == "" || len(m.Go)+len(m.Arch)+len(m.OS) == 0 {
		return script
	}
	versions, archs := m.Go, m.Arch
	if len(versions) == 0 {
		versions = []string{p.in.Repo.GoVersion}
	}
	if len(archs) == 0 {
		archs = []string{"amd64"}
	}
	for _, version := range versions {
		image := p.goImage(version)
		for _, arch := range archs {
			row := matrixRow{Go: version, Image: image, Arch: arch}
			if !slices.ContainsFunc(runners, func(r runner) bool { return r.system == "linux" && r.arch == arch }) {
				row.Arch, row.Cross = "amd64", arch
			}
			script.Rows = append(script.Rows, row)
		}
	}
	return script
}

// goImage is the image of a Go version as setup-go names it: its newest patch.
func (p *planner) goImage(version string) string {
	v, ok := parseGoVersion(version)
	if !ok {
		p.found.add("/ci/matrix/go", "", "no image of Go %s is known", version)
		return ""
	}
	v[2] = -1
	want := "golang:" + v.String() + "-bookworm" // with a C compiler, which the race detector needs
	image, err := p.in.Pins.Image(want)
	if err != nil {
		return want // a line so old that the catalogue has none of it
	}
	return image
}
