package serverless

import (
	"bytes"
	"fmt"
	"path"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// frameworkFunctions are the runtimes of a file of the Serverless Framework: the
// provider's, and a function's own.
// https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
func frameworkFunctions(p *lint.Pass) error {
	root := framework(p)
	reportRuntime(p, "the service", root.Path("provider", "runtime"))
	for _, pair := range pairs(root.Get("functions")) {
		reportRuntime(p, "function "+lint.Quote(pair.Key.Text()), pair.Value.Get("runtime"))
	}
	return nil
}

// unlimitedInFramework finds functions without reservedConcurrency.
func unlimitedInFramework(p *lint.Pass) {
	for _, pair := range pairs(framework(p).Get("functions")) {
		if pair.Value.Get("handler") != nil && pair.Value.Get("reservedConcurrency") == nil {
			report(p, pair.Key, "function "+lint.Quote(pair.Key.Text()), "set reservedConcurrency")
		}
	}
}

// framework is the root of a file of the framework for AWS, nil for any other.
func framework(p *lint.Pass) *node.Node {
	if name := path.Base(p.File.Path); name != "serverless.yml" && name != "serverless.yaml" || isSample(p.File.Path) {
		return nil
	}
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 || docs[0].Root.Path("provider", "name").Text() != "aws" {
		return nil
	}
	return docs[0].Root
}

func pairs(n *node.Node) []node.Pair {
	if n == nil {
		return nil
	}
	return n.Pairs
}

func reportRuntime(p *lint.Pass, who string, runtime *node.Node) {
	if runtime != nil && !runtime.Alias && deprecated[runtime.Text()] {
		reportDeprecated(p, p.Span(runtime.Start, runtime.End), who, runtime.Text())
	}
}

func reportDeprecated(p *lint.Pass, span lint.Span, who, runtime string) {
	p.Report(lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("%s runs on %q, which Lambda has deprecated", who, runtime),
		Hint:    "take a runtime that gets fixes",
	})
}

var (
	terraformFunction = pattern.New(`(?m)^resource\s+"aws_lambda_function"\s+"([^"]+)"\s*\{`)
	terraformRuntime  = pattern.New(`(?m)^[ \t]*runtime[ \t]*=[ \t]*("([^"]+)")`)
)

// terraformFunctions are the runtimes of a Terraform file's functions.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
func terraformFunctions(p *lint.Pass) error {
	if !p.File.Contains("aws_lambda_function") || isSample(p.File.Path) {
		return nil
	}
	for _, m := range terraformFunction.FindAllSubmatchIndex(p.File.Data, -1) {
		body, _, _ := bytes.Cut(p.File.Data[m[1]:], []byte("\n}"))
		runtime := terraformRuntime.FindSubmatchIndex(body)
		if runtime == nil {
			continue
		}
		if name := string(p.File.Data[m[1]+runtime[4] : m[1]+runtime[5]]); deprecated[name] {
			reportDeprecated(p, p.Span(m[1]+runtime[2], m[1]+runtime[3]), "function "+lint.Quote(string(p.File.Data[m[2]:m[3]])), name)
		}
	}
	return nil
}
