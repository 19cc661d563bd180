package main

import (
	"path"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
)

// readSources looks through the contexts of services in other languages than Go.
func readSources(tree *repo.Disk, s *ship.Ship, id *generator.Identity, errs *ship.Errors) {
	id.Sources = map[string]generator.Sources{}
	for _, service := range s.Services {
		if generator.ManifestFiles[service.Build.Language] == nil {
			continue
		}
		context := path.Clean(service.Build.Context)
		var files []string
		for _, file := range tree.Files() {
			if inside, ok := within(context, file); ok {
				files = append(files, inside)
			}
		}
		found, err := generator.NewSources(service.Build.Language, files, func(file string) ([]byte, error) {
			return tree.Read(path.Join(context, file))
		})
		if err != nil {
			*errs = append(*errs, s.Errorf("/services/"+service.Name+"/build", "", "%v", err))
		}
		id.Sources[context] = found
	}
}
