package shell

import "testing"

func TestToolOfAListOfPackages(t *testing.T) {
	for command, want := range map[string]Tool{"conda install --file a.txt": Conda, "ansible-galaxy install -r a.yml": Galaxy} {
		script, err := Parse(command, Bash)
		if err != nil {
			t.Fatal(err)
		}
		if got := Installs(script.Commands[0]); len(got) != 1 || got[0].Tool != want || got[0].Source != Requirements {
			t.Errorf("%s: %+v, want requirements of %s", command, got, want)
		}
	}
}
