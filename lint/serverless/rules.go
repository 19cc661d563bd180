// Package serverless holds the rules about functions: AWS Lambda's in templates
// of SAM and CloudFormation, and services of Knative and Cloud Run.
package serverless

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	FunctionRuntime,
	UnlimitedFunction,
}
