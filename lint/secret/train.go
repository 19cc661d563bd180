//go:build ignore

// Train writes what surprise knows: words.txt, the words of source code that most
// files share, and words.bin, how likely a letter follows two others in a word. Its arguments are folders of public
// code; a word counts by the files that it is in, damped, and one of fewer than
// four files not at all, so that what is random leaves no mark.
//
//	go run train.go ~/src/a ~/src/b
package main

import (
	"cmp"
	"io/fs"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

const letters = 27 // 0 is the edge of a word

var word = pattern.New(`[A-Z]?[a-z]+|[A-Z]+`)

func main() {
	files := map[string]int{}
	for _, dir := range os.Args[1:] {
		if err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			return read(path, files)
		}); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.WriteFile("words.txt", []byte(strings.Join(common(files), "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("words.bin", table(files), 0o644); err != nil {
		log.Fatal(err)
	}
}

func read(path string, files map[string]int) error {
	info, err := os.Stat(path)
	if err != nil || info.Size() > 1<<20 {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, w := range word.FindAllString(string(data), -1) {
		if w = strings.ToLower(w); len(w) > 1 && len(w) < 24 && !seen[w] {
			seen[w] = true
			files[w]++
		}
	}
	return nil
}

// common are the words of four letters and more that most files share, sorted.
func common(files map[string]int) []string {
	all := slices.DeleteFunc(slices.Collect(maps.Keys(files)), func(w string) bool { return len(w) < 4 || files[w] < 8 })
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(files[b], files[a]), cmp.Compare(a, b)) })
	all = all[:min(len(all), 7000)]
	slices.Sort(all)
	return all
}

func table(files map[string]int) []byte {
	counts := make([]float64, letters*letters*letters)
	for w, n := range files {
		if n < 4 {
			continue
		}
		a, b := 0, 0
		for _, c := range w + "`" { // one before 'a': the edge
			d := int(c - '`')
			counts[(a*letters+b)*letters+d] += math.Pow(float64(n), 0.75)
			a, b = b, d
		}
	}
	return quantise(counts)
}

// quantise turns counts into sixteenths of a bit; a third of a count is given to
// what never occurred.
func quantise(counts []float64) []byte {
	out := make([]byte, len(counts))
	for row := 0; row < len(counts); row += letters {
		sum := 0.0
		for _, n := range counts[row : row+letters] {
			sum += n + 0.3
		}
		for i, n := range counts[row : row+letters] {
			out[row+i] = byte(min(255, math.Round(-16*math.Log2((n+0.3)/sum))))
		}
	}
	return out
}
