package generator

// releaseWorkflow makes a release of a tag; binaries says whether there is a
// program to build.
func (p *planner) releaseWorkflow(programs bool) *Workflow {
	release := p.in.Ship.Release
	binaries := release.Binaries && programs
	w := &Workflow{
		Name:        "Release",
		On:          On{Push: &Push{Tags: []string{tagPattern(p.in.Ship)}}},
		Concurrency: Concurrency{Group: "${{ github.workflow }}-${{ github.ref }}", Cancel: "false"},
		Env:         p.goEnvironment(),
		Jobs:        []*WorkflowJob{p.tagJob()},
	}
	needs := []string{"tag"}
	if p.in.Repo.Module != "" {
		for _, module := range p.modulePlanners() {
			job := module.releaseTestJob()
			w.Jobs = append(w.Jobs, job)
			needs = append(needs, job.ID)
		}
	}
	if binaries {
		w.Jobs = append(w.Jobs, p.buildJob(needs))
		needs = []string{"build"}
	}
	w.Jobs = append(w.Jobs, p.publishReleaseJob(needs, binaries))
	return w
}

// tagJob refuses a tag that is no release.
func (p *planner) tagJob() *WorkflowJob {
	checkout := p.checkout()
	checkout.With = append(checkout.With, Setting{Name: "fetch-depth", Value: 0, Why: "Whether the tag is on the default branch is in the history."})
	return &WorkflowJob{
		ID: "tag", Name: "Check the tag", RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 5, Shell: bash,
		Permissions: []Permission{readContents},
		Steps: []WorkflowStep{checkout, {
			ID: "tag", Name: "Check the tag",
			Env: []Setting{{Name: "GH_TOKEN", Value: "${{ github.token }}", Why: "To fetch the tag itself: the checkout has what it points to."}},
			Run: "scripts/" + tagScript + " \"$GITHUB_REF_NAME\"\n",
		}},
	}
}

// releaseTestJob tests what is released.
func (p *planner) releaseTestJob() *WorkflowJob {
	race, env := p.raceFlags()
	return p.goJob("test", "Test", 20, p.setupGo(noReleaseCache),
		WorkflowStep{ID: "test", Name: "Test", Env: env, Run: "go test " + race + "-shuffle=on ./..."})
}

var noReleaseCache = Setting{
	Name: "cache", Value: false,
	Why: "What is released holds nothing that an earlier run left behind.",
}

// buildJob builds without any right but to read: a build runs foreign code.
func (p *planner) buildJob(needs []string) *WorkflowJob {
	steps := []WorkflowStep{p.setupGo(noReleaseCache)}
	if p.in.Ship.Release.SBOM {
		steps = append(steps, WorkflowStep{
			ID: "syft", Name: "Set up Syft", Uses: p.uses("anchore/sbom-action/download-syft"),
			With: []Setting{{Name: "syft-version", Value: syft}},
		})
	}
	steps = append(steps,
		WorkflowStep{
			ID: "goreleaser", Name: "Build the archives", Uses: p.uses("goreleaser/goreleaser-action"),
			With: []Setting{{Name: "version", Value: goreleaserVersion}, {Name: "args", Value: "release --clean --skip=publish,announce"}},
		},
		WorkflowStep{
			ID: "artifact", Name: "Hand over the archives", Uses: p.uses("actions/upload-artifact"),
			With: []Setting{
				{Name: "name", Value: "release"},
				{Name: "path", Value: "dist/*.tar.gz\ndist/*.zip\ndist/*.json\ndist/checksums.txt\ndist/CHANGELOG.md\n!dist/artifacts.json\n!dist/metadata.json\n"},
				{Name: "if-no-files-found", Value: "error"},
				{Name: "retention-days", Value: 7},
			},
		})
	job := p.goJob("build", "Build", 30, steps...)
	job.Needs, job.WorkingDirectory = needs, ""
	job.Steps[0].With = append(job.Steps[0].With, Setting{Name: "fetch-depth", Value: 0, Why: "The changelog is in the history."})
	return job
}

// publishReleaseJob signs and publishes. It checks nothing out and runs no code
// of the repository.
func (p *planner) publishReleaseJob(needs []string, binaries bool) *WorkflowJob {
	release := p.in.Ship.Release
	job := &WorkflowJob{
		ID: "publish", Name: "Publish", Needs: needs, RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 15, Shell: bash,
		Permissions: []Permission{{"contents", "write", "the release"}},
	}
	if !binaries {
		job.Steps = []WorkflowStep{p.createRelease(false)}
		return job
	}
	job.Steps = append(job.Steps, WorkflowStep{
		ID: "archives", Name: "Take over the archives", Uses: p.uses("actions/download-artifact"),
		With: []Setting{{Name: "name", Value: "release"}, {Name: "path", Value: "dist"}},
	})
	if release.Sign == "cosign" {
		job.Steps = append(job.Steps,
			WorkflowStep{ID: "cosign", Name: "Set up cosign", Uses: p.uses("sigstore/cosign-installer")},
			WorkflowStep{
				ID: "sign", Name: "Sign the checksums",
				Why: "Without a key: the signature says which workflow of which repository made it.",
				Run: "cosign sign-blob --yes --bundle dist/checksums.txt.sigstore.json dist/checksums.txt",
			})
	}
	if release.Provenance {
		job.Steps = append(job.Steps, WorkflowStep{
			ID: "attest", Name: "Attest where they were built", Uses: p.uses("actions/attest"),
			If: "${{ !github.event.repository.private }}",
			Why: "GitHub attests private repositories on Enterprise Cloud only; there, take the\n" +
				"condition away.",
			With: []Setting{{Name: "subject-checksums", Value: "dist/checksums.txt"}},
		})
		job.Permissions = append(job.Permissions, Permission{"attestations", "write", "record at GitHub"})
	}
	if release.Provenance || release.Sign == "cosign" {
		job.Permissions = append(job.Permissions, Permission{"id-token", "write", "identity that Sigstore signs for"})
	}
	job.Steps = append(job.Steps, p.createRelease(true))
	return job
}

// createRelease publishes with all files at once: gh keeps a draft until they
// are there, since an immutable release takes no more.
// https://docs.github.com/en/code-security/supply-chain-security/understanding-your-software-supply-chain/immutable-releases
func (p *planner) createRelease(archives bool) WorkflowStep {
	prepare, notes, files := "", "--generate-notes", ""
	if archives {
		prepare = "mv dist/CHANGELOG.md notes.md\nfiles=(dist/*)\n"
		notes, files = "--notes-file notes.md", " \"${files[@]}\""
	}
	return WorkflowStep{
		ID: "release", Name: "Publish the release",
		Env: []Setting{{Name: "GH_TOKEN", Value: "${{ github.token }}"}, {Name: "GH_REPO", Value: "${{ github.repository }}"}},
		Run: prepare + "flags=(--verify-tag --title \"$GITHUB_REF_NAME\" " + notes + ")\n" +
			"if [[ $GITHUB_REF_NAME == *-* ]]; then\n  flags+=(--prerelease)\nfi\n" +
			"gh release create \"$GITHUB_REF_NAME\" \"${flags[@]}\"" + files + "\n",
	}
}
