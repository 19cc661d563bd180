package lint

import "testing"

func TestForOthers(t *testing.T) {
	for _, test := range []struct {
		file  string
		theme Theme
		want  Audience
	}{
		{"Dockerfile", UnpinnedVersion, Regular},
		{"deploy/app.yaml", Unreliable, Regular},
		{"overlays/dev/app.yaml", Unreliable, Regular},
		{"dockerfiles/test.go", Unreliable, Regular},
		{"examples/app.yaml", Unreliable, Pedantic},
		{".examples/compose.yaml", UnpinnedVersion, Pedantic},
		{"internal/suites/example/kube/app.yml", Unreliable, Pedantic},
		{"configsamples/app.yaml", MissingCache, Pedantic},
		{"cmd/litestream-test/scripts/a.sh", UnpinnedVersion, Pedantic},
		{"hack/kubernetes-deploy/etcd.yml", UnpinnedVersion, Pedantic},
		{"docs/app.yaml", Broken, Regular},
		{"docs/app.yaml", LeakedSecret, Regular},
		{"internal/testdata/Dockerfile", Broken, Pedantic},
		{"internal/testdata/id_rsa", LeakedSecret, Regular},
		{"vendor/example.com/x/Dockerfile", Insecure, Pedantic},
		{"Dockerfile.dev", Insecure, Pedantic},
		{"build/integration.Dockerfile", Insecure, Pedantic},
		{"docker-compose.test.yml", UnpinnedVersion, Pedantic},
		{"docker-compose.prod.yml", UnpinnedVersion, Regular},
		{"test.sh", UnpinnedVersion, Regular},
		{".github/workflows/docs.yml", UnpinnedVersion, Regular},
		{"examples/api/.github/workflows/ci.yml", UnpinnedVersion, Pedantic},
	} {
		f := Finding{Theme: test.theme, Audience: Regular, Span: Span{File: test.file}}
		if f.forOthers(); f.Audience != test.want {
			t.Errorf("%s, %v: audience %v, want %v", test.file, test.theme, f.Audience, test.want)
		}
	}
	f := Finding{Theme: Unreliable, Audience: Auditor, Span: Span{File: "examples/app.yaml"}}
	if f.forOthers(); f.Audience != Auditor {
		t.Errorf("an auditor's finding becomes %v", f.Audience)
	}
}
