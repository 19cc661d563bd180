// Package dockerfile holds the rules about Dockerfiles.
package dockerfile

import "github.com/shipgen/shipgen/lint"

// Rules are the package's rules, sorted by name.
var Rules = []*lint.Rule{
	AddInsteadOfCopy,
	AptGetUpdateAlone,
	AptListsLeft,
	CopiedEnvFile,
	CopyBeforeDownload,
	DeprecatedMaintainer,
	DockerfileSyntax,
	DuplicateStageName,
	FixedPlatform,
	MissingCacheMount,
	MissingDockerignore,
	MissingPipefail,
	NonNumericUser,
	PackageInstallPrompt,
	RelativeWorkdir,
	RepeatedInstruction,
	RootUser,
	SecretInBuildArg,
	ShellFormEntrypoint,
	UnknownStage,
	UnpinnedImage,
	UnpinnedPackage,
	UnverifiedDownload,
}
