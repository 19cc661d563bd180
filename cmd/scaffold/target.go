package main

import "github.com/shipgen/shipgen/schema/repo"

const targetTemplate = "<% include \"header\" \"#\" 0 %>\nname: <% yaml .Name %>\n"

// planTarget's golden case lists the CI workflow as unmanaged, which needs a Go
// module otherwise: want/ is to hold what the target renders and nothing else.
func planTarget(root *repo.Root, name string) ([]repo.Change, error) {
	p, err := newPiece("generator", name)
	if err != nil {
		return nil, err
	}
	file, golden, template := p.file("generator", "target_"), "testdata/generate/"+name, "templates/"+name
	if err := free(root, file, golden, template); err != nil {
		return nil, err
	}
	list, err := insert(root, "generator/targets.go", "Targets", p.Private+"Target")
	if err != nil {
		return nil, err
	}
	data, err := p.fill("target.tmpl")
	return []repo.Change{
		{Path: file, Data: data}, list,
		{Path: template + "/" + name + ".yaml.tmpl", Data: []byte(targetTemplate)},
		{Path: golden + "/ship.yaml", Data: []byte("version: 1\nname: " + name + "\nunmanaged: [.github/workflows/ci.yml]\n")},
	}, err
}
