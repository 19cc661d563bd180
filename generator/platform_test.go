package generator

import (
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSystemdQuotes asks a shell: systemd reads double quotes in an
// EnvironmentFile as a shell does.
func TestSystemdQuotes(t *testing.T) {
	for _, s := range hostile {
		quoted, err := quoteSystemd(s)
		if err != nil {
			continue
		}
		out, err := exec.Command("sh", "-c", "v="+quoted+"\nprintf %s \"$v\"").Output()
		if err != nil || string(out) != s {
			t.Errorf("%s: read back as %q, error %v", quoted, out, err)
		}
	}
}

func TestFargateSize(t *testing.T) {
	tests := []struct{ milli, mib, cpu, memory int }{
		{100, 128, 256, 512}, {250, 600, 256, 1024}, {250, 1100, 256, 2048}, {300, 512, 512, 1024},
		{100, 3000, 512, 3072}, {1000, 128, 1024, 2048}, {1001, 9000, 2048, 9216}, {16000, 200000, 16384, 122880},
	}
	for _, test := range tests {
		cpu, memory := fargateSize(test.milli, test.mib)
		if diff := cmp.Diff([]int{test.cpu, test.memory}, []int{cpu, memory}); diff != "" {
			t.Errorf("%d m and %d MiB (-want +got):\n%s", test.milli, test.mib, diff)
		}
	}
}

func TestQuantities(t *testing.T) {
	got := []int{mebibytes("128Mi"), mebibytes("1Gi"), mebibytes("512Ki"), mebibytes("1G"), millicores("250m"), millicores("0.5"), millicores("2")}
	if diff := cmp.Diff([]int{128, 1024, 1, 954, 250, 500, 2000}, got); diff != "" {
		t.Errorf("quantities (-want +got):\n%s", diff)
	}
}

func TestDurationsOfPrometheus(t *testing.T) {
	got := []string{promDuration(30), promDuration(60), promDuration(90), promDuration(7200), promDuration(0)}
	if diff := cmp.Diff([]string{"30s", "1m", "90s", "2h", "0s"}, got); diff != "" {
		t.Errorf("durations (-want +got):\n%s", diff)
	}
}
