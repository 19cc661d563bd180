package serverless

import (
	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// function is one Lambda function of a template.
type function struct {
	name       *node.Node
	properties *node.Node
	globals    *node.Node // what SAM gives every function
}

// get is a property, the function's own or that of Globals.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
func (f function) get(key string) *node.Node {
	if own := f.properties.Get(key); own != nil {
		return own
	}
	return f.globals.Get(key)
}

// functions are those of the templates of a file.
func functions(p *lint.Pass) (all []function) {
	if !p.File.Contains("::Function") || isSample(p.File.Path) {
		return nil
	}
	docs, err := p.File.Documents()
	if err != nil {
		return nil // not YAML, or none that can be read
	}
	for _, doc := range docs {
		resources := doc.Root.Get("Resources")
		if resources == nil {
			continue
		}
		for _, pair := range resources.Pairs {
			f := function{name: pair.Key, properties: pair.Value.Get("Properties")}
			switch pair.Value.Get("Type").Text() {
			case "AWS::Serverless::Function":
				f.globals = doc.Root.Path("Globals", "Function")
			case "AWS::Lambda::Function":
			default:
				continue
			}
			all = append(all, f)
		}
	}
	return all
}

// isSample says whether a file tests or shows something.
func isSample(name string) bool {
	return lint.InFolder(name, "testdata", "test", "tests", "fixtures", "examples", "example", "vendor", "node_modules")
}
