package lint

import (
	"bytes"
	"testing"
)

func FuzzContains(f *testing.F) {
	f.Add([]byte("on: push\njobs: {}\n"), "jobs")
	f.Add([]byte("on: push\njobs: {}\n"), "job:")
	f.Add([]byte(""), "")
	f.Add([]byte("ab"), "ab")
	f.Add([]byte("abc"), "abcd")
	f.Add([]byte("\x00\xff\xfe\x00"), "\xff\xfe\x00")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		file := &File{Data: data}
		for range 2 * fewQuestions {
			if got, want := file.Contains(text), bytes.Contains(data, []byte(text)); got != want {
				t.Fatalf("Contains(%q) of %q = %t, want %t", text, data, got, want)
			}
		}
	})
}
