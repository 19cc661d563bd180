package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExpressions(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`echo ${{ a }}`, "bare [${{ a }}]"},
		{`echo "x ${{ a }} ${{ b }}"`, "double double"},
		{`echo '${{ a }}' "${{ b }}"`, "unread double"},
		{`git clone https://${{ a }}@host/x.git`, "bare [https://${{ a }}@host/x.git]"},
		{`curl x?y=${{ a }}`, "bare (x?y=${{ a }})"},
		{`A=${{ a }} make V=${{ b }}`, "bare [${{ a }}] bare [V=${{ b }}]"},
		{`A=${{ a }}`, "bare [${{ a }}]"},
		{`export A="${{ a }}"`, "double"},
		{`A=$(echo ${{ a }} "$(b "${{ c }}")")`, "bare [${{ a }}] double"},
		{"A=`echo ${{ a }}`", "unread"},
		{`if [[ -n "${{ a }}" && ${{ b }} == x ]]; then echo ${{ c }}; fi`, "double bare [${{ b }}] bare [${{ c }}]"},
		{`[[ x =~ ${{ a }} ]]`, "unread"},
		{`for i in ${{ a }}; do echo "$i"; done`, "unread"},
		{`a=(${{ a }})`, "unread"},
		{`echo $((${{ a }} + 1))`, "unread"},
		{`${{ a }} x "${{ b }}"`, "unread double"},
		{`bash -c "echo ${{ a }}"`, "unread"},
		{`sudo docker exec x sh -c "${{ a }}" && echo "${{ b }}"`, "unread double"},
		{`eval "${{ a }}"`, "unread"},
		{`echo "${x:-${{ a }}}"`, "unread"},
		{"cat <<E >f\n${{ a }}\nE\n", "double"},
		{"cat <<'E' >f\n${{ a }}\nE\n", "unread"},
		{"ssh host <<E\n${{ a }}\nE\n", "unread"},
		{`gcc -c ${{ a }}`, "bare [${{ a }}]"},
		{`echo $"${{ a }}" \${{ b }}`, "unread unread"},
		{`echo "`, ""},
		{`echo x`, ""},
	} {
		at := func(i int) int { return i + 100 }
		var got []string
		script, _ := ParseAt(c.in, Bash, at) // the last is none
		for _, e := range script.Expressions() {
			if text := c.in[e.Start-100 : e.End-100]; !strings.HasPrefix(text, "${{") || !strings.HasSuffix(text, "}}") {
				t.Errorf("%s: %q is no expression", c.in, text)
			}
			word := ""
			if e.Quoting == Bare {
				word = c.in[e.WordStart-100 : e.WordEnd-100]
			}
			switch {
			case e.Quoting == Bare && e.Quotable:
				got = append(got, fmt.Sprintf("bare [%s]", word))
			case e.Quoting == Bare:
				got = append(got, fmt.Sprintf("bare (%s)", word))
			case e.Quoting == InDouble:
				got = append(got, "double")
			default:
				got = append(got, "unread")
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.in, diff)
		}
	}
}
