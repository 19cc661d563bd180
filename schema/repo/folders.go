package repo

import (
	"os"
	"path"
	"path/filepath"
	"sync"
)

// maxFolders bounds how many folders are held open at once.
const maxFolders = 256

// folders holds folders open while many of their files are read: a Root checks
// every step of a path, which costs more than reading a small file. It is for
// reading only; a folder that is removed and made again would be the old one.
type folders struct {
	root *os.Root
	mu   sync.Mutex
	open map[string]*os.Root
}

func (r *Root) newFolders() *folders {
	f := &folders{root: r.root, open: map[string]*os.Root{}}
	r.held = append(r.held, f)
	return f
}

// of is the folder that a file lies in and the file's name there, or the root
// and the whole path where too many folders are open or this one cannot be.
func (f *folders) of(name string) (folder *os.Root, base string) {
	dir := path.Dir(name)
	if dir == "." {
		return f.root, filepath.FromSlash(name)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	folder, ok := f.open[dir]
	if !ok {
		if len(f.open) >= maxFolders {
			f.close()
		}
		var err error
		if folder, err = f.root.OpenRoot(filepath.FromSlash(dir)); err != nil {
			return f.root, filepath.FromSlash(name)
		}
		f.open[dir] = folder
	}
	return folder, path.Base(name)
}

// close closes all folders. A reader that still has one gets os.ErrClosed and
// takes the long way.
func (f *folders) close() {
	for _, folder := range f.open {
		folder.Close()
	}
	clear(f.open)
}
