package generator

import "strings"

// binfmt is the emulator's image; setup-qemu takes :latest by itself.
const binfmt = "tonistiigi/binfmt:qemu-v10.2.3"

// trialJob builds for a pull request or the merge queue and keeps nothing but
// the layer cache, which GitHub confines to that ref.
func (p *planner) trialJob(b imageBuild) *WorkflowJob {
	return &WorkflowJob{
		ID: "trial" + b.suffix, Name: "Trial build" + b.label,
		RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 30, Permissions: []Permission{readContents},
		Steps: append(p.builder(b), WorkflowStep{
			ID: "build", Name: "Build", Uses: p.uses("docker/build-push-action"), Env: p.buildEnv(b),
			With: append(p.buildInputs(b),
				Setting{Name: "push", Value: false},
				Setting{Name: "cache-from", Value: "type=gha,scope=" + b.scope},
				Setting{Name: "cache-to", Value: "type=gha,mode=max,scope=" + b.scope}),
		}),
	}
}

// publishJob builds and pushes. It has no OIDC token: a Dockerfile runs foreign code.
func (p *planner) publishJob(b imageBuild) *WorkflowJob {
	steps := append(p.builder(b), p.login(), p.metadata(b), WorkflowStep{
		ID: "build", Name: "Build and push", Uses: p.uses("docker/build-push-action"), Env: p.buildEnv(b),
		With: append(p.buildInputs(b),
			Setting{Name: "push", Value: true},
			Setting{Name: "tags", Value: "${{ steps.metadata.outputs.tags }}"},
			Setting{Name: "labels", Value: "${{ steps.metadata.outputs.labels }}"},
			Setting{Name: "build-args", Value: "VERSION=${{ steps.metadata.outputs.version }}"},
			Setting{
				Name: "provenance", Value: "mode=max",
				Why: "Build arguments are published with it: never pass a secret as one.",
			},
			Setting{Name: "sbom", Value: true}),
	})
	return &WorkflowJob{
		ID: "publish" + b.suffix, Name: "Publish" + b.label, If: "${{ github.event_name == 'push' }}",
		Why:    "No layer cache here: what is published holds nothing that an earlier run left behind.",
		RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 45,
		Permissions: []Permission{readContents, {"packages", "write", "push of the image"}},
		Outputs: []Setting{
			{Name: "digest", Value: "${{ steps.build.outputs.digest }}"},
			{Name: "image", Value: quoteGitHub(b.image) + "@${{ steps.build.outputs.digest }}"},
		},
		Steps: steps,
	}
}

// attestJob signs where and from what the image was built.
// https://github.com/actions/attest
func (p *planner) attestJob(b imageBuild) *WorkflowJob {
	publish := "publish" + b.suffix
	return &WorkflowJob{
		ID: "attest" + b.suffix, Name: "Attest" + b.label, Needs: []string{publish},
		Why: "GitHub attests private repositories on Enterprise Cloud only; there, take the\n" +
			"condition away.",
		If:     "${{ !github.event.repository.private }}",
		RunsOn: p.in.Ship.CI.Runner, TimeoutMinutes: 10,
		Permissions: []Permission{
			{"id-token", "write", "identity that Sigstore signs for"},
			{"attestations", "write", "record at GitHub"},
			{"packages", "write", "attestation beside the image"},
		},
		Steps: []WorkflowStep{p.login(), {
			ID: "attest", Name: "Attest the provenance", Uses: p.uses("actions/attest"),
			With: []Setting{
				{Name: "subject-name", Value: quoteGitHub(b.image)},
				{Name: "subject-digest", Value: "${{ needs." + publish + ".outputs.digest }}"},
				{Name: "push-to-registry", Value: true},
				{
					Name: "create-storage-record", Value: false,
					Why: "It needs one more permission, and an organisation as the owner.",
				},
			},
		}},
	}
}

// builder sets up BuildKit, and emulation only where something is emulated.
func (p *planner) builder(b imageBuild) []WorkflowStep {
	steps := []WorkflowStep{p.checkout()}
	if b.emulate {
		steps = append(steps, WorkflowStep{
			ID: "qemu", Name: "Set up emulation", Uses: p.uses("docker/setup-qemu-action"),
			With: []Setting{
				{Name: "image", Value: p.image(binfmt)},
				{Name: "platforms", Value: p.architectures()},
				{Name: "cache-image", Value: false},
			},
		})
	}
	return append(steps, WorkflowStep{
		ID: "buildx", Name: "Set up Buildx", Uses: p.uses("docker/setup-buildx-action"),
		With: []Setting{{Name: "cache-binary", Value: false}},
	})
}

func (p *planner) architectures() string {
	var list []string
	for _, platform := range p.in.Ship.Image.Platforms {
		_, arch, _ := strings.Cut(platform, "/")
		list = append(list, strings.ReplaceAll(arch, "/", ""))
	}
	return strings.Join(list, ",")
}

// buildInputs are what the trial and the real build have in common.
func (p *planner) buildInputs(b imageBuild) []Setting {
	with := []Setting{{Name: "context", Value: quoteGitHub(b.context)}, {Name: "file", Value: quoteGitHub(b.file)}}
	if platforms := p.in.Ship.Image.Platforms; len(platforms) > 0 {
		with = append(with, Setting{Name: "platforms", Value: strings.Join(platforms, ",")})
	}
	if p.private(b) {
		with = append(with, Setting{Name: "secret-envs", Value: "netrc=" + netrcSecret})
	}
	return with
}

// private says whether the build fetches private modules, with the secret netrc
// of the rendered Dockerfile.
func (p *planner) private(b imageBuild) bool {
	return len(p.in.Ship.Go.Private) > 0 && b.service.Build.Main != ""
}

// buildEnv hands the build its secrets: a file of several lines is no value of
// the action's comma-separated input.
func (p *planner) buildEnv(b imageBuild) []Setting {
	if !p.private(b) {
		return nil
	}
	return []Setting{{Name: netrcSecret, Value: "${{ secrets." + netrcSecret + " }}"}}
}

func (p *planner) login() WorkflowStep {
	return WorkflowStep{
		ID: "login", Name: "Log in to the registry", Uses: p.uses("docker/login-action"),
		With: []Setting{
			{Name: "registry", Value: "ghcr.io"},
			{Name: "username", Value: "${{ github.actor }}"},
			{Name: "password", Value: "${{ github.token }}"},
		},
	}
}

// metadata derives tags and labels. There is no "latest": nothing that deploys
// should follow a name that moves without a version.
// https://github.com/docker/metadata-action#tags-input
func (p *planner) metadata(b imageBuild) WorkflowStep {
	return WorkflowStep{
		ID: "metadata", Name: "Derive tags and labels", Uses: p.uses("docker/metadata-action"),
		With: []Setting{
			{Name: "images", Value: quoteGitHub(b.image)},
			{Name: "flavor", Value: "latest=false"},
			{Name: "tags", Value: "type=sha,format=long\ntype=ref,event=branch\n" +
				"type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\n"},
		},
	}
}
