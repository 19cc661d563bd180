//go:build ignore

// Command digests_gen writes digests.txt from a pins folder (images.json):
//
//	go run digests_gen.go -pins /path/to/pins -date 2026-11-22
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

type sighting struct {
	Digest    string `json:"digest"`
	SeenIn    int    `json:"seen_in"`
	LastSeen  string `json:"last_seen"`
	Confirmed bool   `json:"confirmed"`
	Newest    string `json:"newest_hint"`
	OneRepo   bool   `json:"single_repo"`
}

func main() {
	pins := flag.String("pins", "", "folder with images.json")
	date := flag.String("date", "", "when it was collected")
	flag.Parse()
	data, err := os.ReadFile(filepath.Join(*pins, "images.json"))
	if err != nil {
		log.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		log.Fatal(err)
	}
	delete(raw, "_about")
	if err := os.WriteFile("digests.txt", table(*date, raw), 0o644); err != nil {
		log.Fatal(err)
	}
}

func table(date string, images map[string]json.RawMessage) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `# Container images: tags, and the digests that others publish for them.
# Source: public files on the web; second-hand, no registry was asked. Collected %s.
#   REFERENCE -                                                    the tag is known, no digest of it is confirmed
#   REFERENCE DIGEST FILES [LAST-SEEN] [one-repository] [newest]   confirmed: pinned by at least two FILES
# one-repository = all those files are in one repository, weaker evidence.
# newest = the latest commit date among the digests of that tag; newest? = the same by index order, a guess.
`, date)
	for _, ref := range slices.Sorted(maps.Keys(images)) {
		var seen []sighting
		if err := json.Unmarshal(images[ref], &seen); err != nil {
			log.Fatalf("%s: %v", ref, err)
		}
		rows(&out, ref, seen)
	}
	return out.Bytes()
}

func rows(out *bytes.Buffer, ref string, seen []sighting) {
	none := true
	for _, s := range seen {
		if !s.Confirmed {
			continue
		}
		none = false
		fmt.Fprintf(out, "%s %s %d", ref, s.Digest, s.SeenIn)
		if s.LastSeen != "" {
			fmt.Fprintf(out, " %s", s.LastSeen)
		}
		if s.OneRepo {
			fmt.Fprint(out, " one-repository")
		}
		fmt.Fprintln(out, map[string]string{"": "", "git date": " newest", "index order (guess)": " newest?"}[s.Newest])
	}
	if none {
		fmt.Fprintf(out, "%s -\n", ref)
	}
}
