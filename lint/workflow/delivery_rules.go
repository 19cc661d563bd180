package workflow

import "github.com/shipgen/shipgen/lint"

// Delivery are the rules about how workflows test, release and deploy, sorted by
// name.
var Delivery = []*lint.Rule{
	CoverageNotKept,
	DeployWithoutEnvironment,
	DeployWithoutVerification,
	LongLivedBranch,
	MissingPackagesWrite,
	MissingRace,
	PersonalRegistryToken,
	RaceWithoutCgo,
	ShallowRelease,
	UnrunnableTest,
	WideTagFilter,
}
