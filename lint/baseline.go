package lint

import (
	"cmp"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/crypto/scrypt"
)

// Baseline is what is known of a repository and not to be told again. An entry
// is a line of a rule, a path, a cost, a salt and a digest; no line of the file,
// no time, no secret. Lines are sorted, so that two branches' entries merge.
//
// The digest is scrypt of the matched text, cut to 24 bits: whoever guesses a
// weak password learns by it that one in sixteen million guesses is right, each
// at the price of cost.
type Baseline struct {
	entries map[place][]entry
}

// place is what entries are looked up by, so that few are ever computed.
type place struct{ rule, path string }

type entry struct {
	cost int // log2 of scrypt's N
	salt string
	sum  string
}

const (
	baselineHead = "# shipgen baseline 1: rule, path, cost, salt, digest; written by `shipgen lint --write-baseline`"

	secretCost = 14 // 16 MB and some 50 ms for each finding
	plainCost  = 8  // of findings that are not about secrets
	maxCost    = 16
	maxSalts   = 16 // of one rule and path: so many branches have added entries
	saltBytes  = 8
	sumBytes   = 3
)

// ParseBaseline reads a baseline; name is its file's, for errors.
func ParseBaseline(name string, data []byte) (*Baseline, error) {
	b := &Baseline{entries: map[place][]entry{}}
	for n, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := b.parse(line); err != nil {
			return nil, fmt.Errorf("%s:%d:1: %w", name, n+1, err)
		}
	}
	for at, entries := range b.entries {
		if n := len(salts(entries)); n > maxSalts {
			return nil, fmt.Errorf("%s: %d salts for %s in %s, more than %d: write the baseline again", name, n, at.rule, at.path, maxSalts)
		}
	}
	return b, nil
}

func (b *Baseline) parse(line string) error {
	fields := strings.Split(line, "\t")
	if len(fields) != 5 {
		return fmt.Errorf("a baseline entry has 5 fields, separated by tabs, not %d", len(fields))
	}
	path := fields[1]
	if strings.HasPrefix(path, `"`) {
		var err error
		if path, err = strconv.Unquote(path); err != nil {
			return fmt.Errorf("path %s is not quoted well", fields[1])
		}
	}
	log, err := strconv.Atoi(fields[2])
	if err != nil || log < 1 || log > maxCost {
		return fmt.Errorf("cost %q is not between 1 and %d", fields[2], maxCost)
	}
	if !isHex(fields[3], saltBytes) || !isHex(fields[4], sumBytes) {
		return fmt.Errorf("salt and digest are not %d and %d bytes in hexadecimal", saltBytes, sumBytes)
	}
	b.add(place{fields[0], path}, entry{log, fields[3], fields[4]})
	return nil
}

func isHex(text string, n int) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == n
}

func (b *Baseline) add(at place, e entry) {
	if !slices.Contains(b.entries[at], e) {
		b.entries[at] = append(b.entries[at], e)
	}
}

// salts are the costs and salts of entries, each once, without the digests.
func salts(entries []entry) []entry {
	var all []entry
	for _, e := range entries {
		e.sum = ""
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}

// digest is an entry with the digest of a text.
func (e entry) digest(text string) entry {
	salt, _ := hex.DecodeString(e.salt) // checked when it was read
	key, err := scrypt.Key([]byte(text), salt, 1<<e.cost, 8, 1, sumBytes)
	if err != nil {
		panic(err) // the parameters are constants and bounded
	}
	e.sum = hex.EncodeToString(key)
	return e
}

// known is the entry that a finding has, false where it is new.
func (b *Baseline) known(r *Report, found *Finding) (entry, bool) {
	entries := b.entries[placeIn(r, found)]
	for _, salt := range salts(entries) {
		got := salt.digest(matched(r, found))
		for _, e := range entries {
			if e.cost == got.cost && e.salt == got.salt && subtle.ConstantTimeCompare([]byte(e.sum), []byte(got.sum)) == 1 {
				return e, true
			}
		}
	}
	return entry{}, false
}

func placeIn(r *Report, found *Finding) place {
	return place{found.Rule, r.PathOf(found.Span.File)}
}

// Hide takes the findings that are known out of a report and counts them as
// suppressed.
func (b *Baseline) Hide(r *Report) {
	r.Findings = slices.DeleteFunc(r.Findings, func(found Finding) bool {
		_, ok := b.known(r, &found)
		if ok {
			r.Suppressed++
		}
		return ok
	})
}

// With is the baseline that knows a report's findings, and, to keep, all that b
// knows. Entries that stay keep their salts; random is where new ones come from.
func (b *Baseline) With(r *Report, keep bool, random io.Reader) (*Baseline, error) {
	next := &Baseline{entries: map[place][]entry{}}
	for at, entries := range b.entries {
		if keep {
			next.entries[at] = slices.Clone(entries)
		}
	}
	fresh := map[place]entry{}
	for i := range r.Findings {
		found := &r.Findings[i]
		at := placeIn(r, found)
		e, ok := b.known(r, found)
		if !ok {
			salt, err := b.salt(fresh, at, cost(found), random)
			if err != nil {
				return nil, err
			}
			e = salt.digest(matched(r, found))
		}
		next.add(at, e)
	}
	return next, nil
}

// salt is one that the place has already, so that a finding is computed once.
func (b *Baseline) salt(fresh map[place]entry, at place, cost int, random io.Reader) (entry, error) {
	for _, e := range b.entries[at] {
		if e.cost == cost {
			return entry{cost: cost, salt: e.salt}, nil
		}
	}
	if e, ok := fresh[at]; ok && e.cost == cost {
		return e, nil
	}
	raw := make([]byte, saltBytes)
	if _, err := io.ReadFull(random, raw); err != nil {
		return entry{}, err
	}
	fresh[at] = entry{cost: cost, salt: hex.EncodeToString(raw)}
	return fresh[at], nil
}

// cost is high for what may hold a secret.
func cost(found *Finding) int {
	if found.Secret != "" || found.Theme == LeakedSecret || found.Theme == Insecure {
		return secretCost
	}
	return plainCost
}

// Len is the number of entries.
func (b *Baseline) Len() int {
	n := 0
	for _, entries := range b.entries {
		n += len(entries)
	}
	return n
}

// Bytes is the baseline as a file.
func (b *Baseline) Bytes() []byte {
	lines := []string{}
	for at, entries := range b.entries {
		for _, e := range entries {
			lines = append(lines, strings.Join([]string{at.rule, quotedPath(at.path), strconv.Itoa(e.cost), e.salt, e.sum}, "\t"))
		}
	}
	slices.SortFunc(lines, cmp.Compare[string])
	return []byte(baselineHead + "\n" + strings.Join(append(lines, ""), "\n"))
}

func quotedPath(path string) string {
	if q := strconv.Quote(path); q[1:len(q)-1] != path {
		return q
	}
	return path
}
