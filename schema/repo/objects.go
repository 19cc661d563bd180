package repo

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"sync"
)

// objects reads objects out of git's store through one process.
// https://git-scm.com/docs/git-cat-file#_batch_output
type objects struct {
	mu  sync.Mutex
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// errTooBig: an object has more bytes than were asked for.
var errTooBig = errors.New("too big")

func (r *Root) openObjects(more ...string) (*objects, error) {
	o := &objects{cmd: r.gitCommand(append([]string{"cat-file", "--batch"}, more...)...)}
	var err error
	if o.in, err = o.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := o.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	o.out = bufio.NewReaderSize(out, 1<<16)
	if err := o.cmd.Start(); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	return o, nil
}

// read is one object's bytes, asked for and answered.
func (o *objects) read(id string) ([]byte, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, err := io.WriteString(o.in, id+"\n"); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	data, _, err := o.next(-1)
	return data, err
}

// next is the answer to the next id written, its bytes left out with errTooBig
// where it has more than limit; -1 = no limit.
func (o *objects) next(limit int64) (data []byte, size int64, err error) {
	head, err := o.out.ReadSlice('\n')
	if err != nil {
		return nil, 0, fmt.Errorf("git cat-file: %w", err)
	}
	fields := bytes.Fields(head)
	if len(fields) != 3 { // "<id> missing", as in a partial clone
		return nil, 0, errMissing
	}
	if size, err = strconv.ParseInt(string(fields[2]), 10, 64); err != nil {
		return nil, 0, fmt.Errorf("git cat-file: %w", err)
	}
	if limit >= 0 && size > limit {
		if _, err := io.CopyN(io.Discard, o.out, size+1); err != nil {
			return nil, size, fmt.Errorf("git cat-file: %w", err)
		}
		return nil, size, errTooBig
	}
	data = make([]byte, size+1) // and the line end after it
	if _, err := io.ReadFull(o.out, data); err != nil {
		return nil, size, fmt.Errorf("git cat-file: %w", err)
	}
	return data[:size:size], size, nil
}

// errMissing: git does not have the object.
var errMissing = errors.New("not in this clone")

// close ends the process; what it has not answered is dropped.
func (o *objects) close() {
	o.in.Close()
	_ = o.cmd.Process.Kill()
	_ = o.cmd.Wait()
}
