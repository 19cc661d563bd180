package serverless

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// FunctionRuntime finds functions on runtimes that Lambda no longer keeps up.
var FunctionRuntime = &lint.Rule{
	Name:  "function-runtime",
	Title: "Lambda runtime that is deprecated or does not fit its architecture",
	Doc: lint.WritePage("yaml", "A deprecated runtime gets no security fixes, and after a while no function on it can be created or changed: the next release fails. `go1.x`, gone since 2024, ran on x86_64 only.",
		"Type: AWS::Serverless::Function\nProperties: {Runtime: go1.x, Handler: main}", "Type: AWS::Serverless::Function\nProperties: {Runtime: provided.al2023, Handler: bootstrap, Architectures: [arm64]}",
		"Templates of SAM and CloudFormation, `serverless.yml` and Terraform's `aws_lambda_function` are read. Build Go for `provided.al2023` and call the program `bootstrap`; take a runtime of today for other languages. The table is of November 2026. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.YAML, lint.Terraform},
	File:  functionRuntime,
}

// deprecated: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated
var deprecated = map[string]bool{
	"go1.x": true, "provided": true, "java8": true,
	"python2.7": true, "python3.6": true, "python3.7": true, "python3.8": true, "python3.9": true,
	"nodejs": true, "nodejs4.3": true, "nodejs6.10": true, "nodejs8.10": true, "nodejs10.x": true, "nodejs12.x": true,
	"nodejs14.x": true, "nodejs16.x": true, "nodejs18.x": true, "nodejs20.x": true,
	"ruby2.5": true, "ruby2.7": true, "ruby3.2": true,
	"dotnetcore1.0": true, "dotnetcore2.0": true, "dotnetcore2.1": true, "dotnetcore3.1": true, "dotnet5.0": true, "dotnet6": true, "dotnet7": true,
}

func functionRuntime(p *lint.Pass) error {
	if p.File.Is(lint.Terraform) {
		return terraformFunctions(p)
	}
	for _, f := range functions(p) {
		architecture(p, f)
		runtime := f.get("Runtime")
		if !deprecated[runtime.Text()] || runtime.Alias {
			continue
		}
		found := lint.Finding{
			Span:    p.Span(runtime.Start, runtime.End),
			Message: fmt.Sprintf("function %s runs on %q, which Lambda has deprecated", lint.Quote(f.name.Text()), runtime.Text()),
			Hint:    "take a runtime that gets fixes",
		}
		if runtime.Text() == "go1.x" || runtime.Text() == "provided" {
			found.Hint, found.Severity = "build for provided.al2023 and call the program bootstrap", lint.High
			if architectures := f.get("Architectures"); architectures != nil && strings.Contains(string(architectures.Source()), "arm64") {
				found.Message += " and never had for arm64"
			}
		}
		p.Report(found)
	}
	return frameworkFunctions(p)
}

// architecture wants one of the two names that Lambda knows.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
func architecture(p *lint.Pass, f function) {
	list := f.get("Architectures")
	if list == nil || list.Kind != node.Sequence || list.Alias || list.Tag != "!!seq" {
		return
	}
	if len(list.Items) > 1 {
		p.Report(lint.Finding{
			Span: p.Span(list.Start, list.End), Severity: lint.High,
			Message: fmt.Sprintf("function %s names %d architectures, and Lambda runs a function on one", lint.Quote(f.name.Text()), len(list.Items)),
			Hint:    "write the one that it is built for",
		})
		return
	}
	for _, item := range list.Items {
		if name := item.Text(); item.Tag == "!!str" && name != "arm64" && name != "x86_64" && name != "" && !strings.Contains(name, "$") {
			p.Report(lint.Finding{
				Span: p.Span(item.Start, item.End), Severity: lint.High,
				Message: fmt.Sprintf("function %s names the architecture %s, want arm64 or x86_64", lint.Quote(f.name.Text()), lint.Quote(name)),
				Hint:    "write x86_64 for amd64",
			})
		}
	}
}
