package repo

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Blob is one content that a file has had, told once: where it came in. Its JSON
// is what finds it again.
type Blob struct {
	ID           string
	Path, Commit string // of the first commit that has it
	Order        int    // from 0, older commits first
	Data         []byte `json:"-"`
	Size         int64  `json:"-"`
	Problem      string `json:"-"` // why Data is not there: too big, not in this clone
}

// History says which commits are looked at and how.
type History struct {
	Since   string   // a revision: only what came after it, up to HEAD; "" = all that any ref reaches
	Known   []string // tips of an earlier look, of which Reaches holds: only what they do not reach
	Again   []Blob   // of that look: seen once more
	First   int      // Order of the first blob that is new
	Paths   []string // narrow it to these files and folders; none = all
	Readers int      // processes that read contents
	MaxSize int64    // in bytes; larger blobs come without Data
}

// Blobs calls see with every blob that the history reaches, each once, in any
// order and from several goroutines. Merges bring what differs from all their
// parents; files that were deleted since are there too.
func (r *Root) Blobs(ctx context.Context, h History, see func(Blob)) error {
	commits, err := r.commitArgs(h.Since)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	found := make(chan Blob, 1024)
	var group sync.WaitGroup
	for range max(1, h.Readers) {
		group.Go(func() {
			if err := r.readBlobs(ctx, h.MaxSize, found, see); err != nil {
				stop(err)
			}
		})
	}
	err = r.listBlobs(ctx, commits, &h, found)
	close(found)
	group.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// commitArgs are the arguments of rev-list for what came after a revision.
func (r *Root) commitArgs(since string) ([]string, error) {
	if since == "" {
		return []string{"--all"}, nil
	}
	out, err := r.git("rev-parse", "--verify", "--quiet", "--end-of-options", since+"^{commit}")
	if errors.Is(err, errNoGit) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("%s: no such revision", since)
	}
	return []string{"HEAD", "^" + strings.TrimSpace(string(out))}, nil
}

// listBlobs sends each blob of the commits once, those to see again first.
// Plumbing only: `git log` obeys settings of the repository.
func (r *Root) listBlobs(ctx context.Context, commits []string, h *History, found chan<- Blob) error {
	d := &diffs{paths: h.Paths, next: h.First, seen: map[string]bool{}, found: found}
	for _, b := range h.Again {
		if d.seen[b.ID] = true; !send(ctx, found, b) {
			return ctx.Err()
		}
	}
	list := r.gitCommand(append([]string{"rev-list", "--topo-order", "--reverse", "--stdin"}, commits...)...)
	list.Stdin = revisions("^", h.Known)
	diff := r.gitCommand("diff-tree", "--stdin", "-r", "-c", "--root", "--raw", "--no-renames", "-z")
	var problems [2]bytes.Buffer
	list.Stderr, diff.Stderr = &problems[0], &problems[1]
	pipe, err := list.StdoutPipe()
	if err != nil {
		return err
	}
	diff.Stdin = pipe
	out, err := diff.StdoutPipe()
	if err != nil {
		return err
	}
	if err := list.Start(); err != nil {
		return errNoGit
	}
	if err := diff.Start(); err != nil {
		_ = list.Process.Kill()
		return errors.Join(errNoGit, list.Wait())
	}
	defer context.AfterFunc(ctx, func() { _ = diff.Process.Kill(); _ = list.Process.Kill() })()
	err = d.parse(ctx, out)
	_, _ = io.Copy(io.Discard, out)
	if e := errors.Join(diff.Wait(), list.Wait()); e != nil && err == nil {
		if text := problems[0].String() + problems[1].String(); strings.Contains(strings.ToLower(text), "not a git repository") {
			return errNoGit
		} else if text != "" {
			e = errors.New(strings.TrimSpace(text))
		}
		return fmt.Errorf("git diff-tree: %w", e)
	}
	return err
}

// diffs finds blobs in what diff-tree writes.
type diffs struct {
	paths []string
	next  int // Order of the next blob
	seen  map[string]bool
	found chan<- Blob
}

// parse reads a commit, then for each file modes, ids and status, then its path;
// of a merge one mode and id for each parent.
// https://git-scm.com/docs/git-diff-tree#_raw_output_format
func (d *diffs) parse(ctx context.Context, out io.Reader) error {
	scanner := bufio.NewScanner(out)
	scanner.Buffer(nil, 1<<20)
	scanner.Split(splitNUL)
	commit, id := "", ""
	for scanner.Scan() {
		token := scanner.Text()
		switch {
		case strings.HasPrefix(token, ":") && id == "":
			id = newBlob(token)
		case id == "":
			commit = token
		default:
			if id != none && !d.seen[id] && below(token, d.paths) {
				d.seen[id] = true
				if !send(ctx, d.found, Blob{ID: id, Path: token, Commit: commit, Order: d.next}) {
					return ctx.Err()
				}
				d.next++
			}
			id = ""
		}
	}
	return scanner.Err()
}

// send waits for a reader; false where there will be none.
func send(ctx context.Context, found chan<- Blob, b Blob) bool {
	select {
	case found <- b:
		return true
	case <-ctx.Done():
		return false
	}
}

// none stands for an id where a change leaves no file behind.
const none = "-"

// newBlob is the id that a change leads to: of a regular file, else none. n
// colons mean n parents, each with a mode and an id before the new ones.
func newBlob(head string) string {
	parents := len(head) - len(strings.TrimLeft(head, ":"))
	fields := strings.Fields(head[parents:])
	if len(fields) != 2*parents+3 || !strings.HasPrefix(fields[parents], "100") {
		return none
	}
	return fields[2*parents+1]
}

func splitNUL(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// inFlight bounds how many ids git is asked for before their answers are read.
const inFlight = 64

// readBlobs gives blobs their contents, until found is closed.
func (r *Root) readBlobs(ctx context.Context, limit int64, found <-chan Blob, see func(Blob)) error {
	o, err := r.openObjects()
	if err != nil {
		return err
	}
	defer o.close()
	asked := make(chan Blob, inFlight)
	go func() {
		defer close(asked)
		for b := range found {
			_, _ = io.WriteString(o.in, b.ID+"\n") // where git has died, there is no answer either
			if !send(ctx, asked, b) {
				return
			}
		}
	}()
	for b := range asked {
		b.Data, b.Size, err = o.next(limit)
		switch {
		case errors.Is(err, errTooBig), errors.Is(err, errMissing):
			b.Problem = err.Error()
		case err != nil:
			return err
		}
		see(b)
		if ctx.Err() != nil {
			return nil
		}
	}
	return nil
}
