package generator

import (
	"bytes"
	"path"
)

// pythonImage has glibc: the wheels of most packages need it.
const (
	pythonImage = "python:3.14-slim"
	uvImage     = "ghcr.io/astral-sh/uv:0.8.22"
)

func pythonData(b *languageBuild) *languageData {
	d := &languageData{Builder: dockerImage(b.in, pythonImage, b.found)}
	d.Base = d.Builder
	switch requirements := b.sources.Manifests["requirements.txt"]; {
	case b.has("uv.lock") && b.has("pyproject.toml"):
		d.Uv = dockerImage(b.in, uvImage, b.found)
		d.Inputs, d.Cache = []string{"pyproject.toml", "uv.lock"}, "/root/.cache/uv"
		d.Install = "uv sync --locked --no-dev --no-install-project"
	case b.has("requirements.txt"):
		d.Inputs, d.Cache = []string{"requirements.txt"}, "/root/.cache/pip"
		d.Install = "/venv/bin/pip install -r requirements.txt"
		if bytes.Contains(requirements, []byte("--hash=")) {
			d.Install = "/venv/bin/pip install --require-hashes -r requirements.txt"
		}
	default:
		b.fail("commit uv.lock, or a requirements.txt with exact versions: `uv export` or `pip-compile --generate-hashes`",
			"neither uv.lock nor requirements.txt in %q", b.service.Build.Context)
	}
	d.Command = b.command(pythonCommand(b.sources.Mains))
	return d
}

func pythonCommand(mains []string) []string {
	if len(mains) == 0 {
		return nil
	}
	for _, main := range mains {
		if dir := path.Dir(main); dir != "." {
			return []string{"python", "-m", dir}
		}
	}
	return []string{"python", mains[0]}
}
