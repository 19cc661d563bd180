package source

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// imageFile is what a Dockerfile says of how a program is started: the words of
// ENTRYPOINT and CMD, and the repository's files behind those of the image.
type imageFile struct {
	name   string
	words  []string
	copied [][2]string // source and destination
}

// isDockerfile says whether a file name is one of a Dockerfile.
func isDockerfile(name string) bool {
	base := path.Base(name)
	return base == "Dockerfile" || base == "Containerfile" || strings.HasPrefix(base, "Dockerfile.") || strings.HasSuffix(base, ".Dockerfile")
}

// imageOf is the Dockerfile that builds a main: beside it, else one that names
// its folder, else the only one of its module when the main is the only program.
func (l *loader) imageOf(main *Main, programs int) *imageFile {
	var named, other []string
	for _, name := range l.dockerfiles {
		data, err := l.tree.Read(name)
		if err != nil || len(data) > maxFile {
			continue
		}
		switch {
		case path.Dir(name) == main.Dir && path.Base(name) == "Dockerfile":
			return readImage(name, string(data))
		case main.Dir != "." && namesFolder(string(data), main.Dir):
			named = append(named, name)
		case path.Base(name) == "Dockerfile" && readImage(name, string(data)).starts(main.Name):
			named = append(named, name)
		case path.Base(name) == "Dockerfile" && (path.Dir(name) == "." || path.Dir(name) == main.ModuleDir()):
			other = append(other, name)
		}
	}
	if len(named) == 0 && programs == 1 {
		named = other
	}
	if len(named) == 0 {
		return nil
	}
	data, _ := l.tree.Read(named[0])
	return readImage(named[0], string(data))
}

func namesFolder(text, dir string) bool {
	return regexp.MustCompile(`(^|[\s/"=.])` + regexp.QuoteMeta(dir) + `($|[\s/"])`).MatchString(text)
}

// readImage reads the last ENTRYPOINT and CMD, and every COPY.
// https://docs.docker.com/reference/dockerfile/
func readImage(name, text string) *imageFile {
	image := &imageFile{name: name}
	var entry, command []string
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\\\n", " ")
	for line := range strings.SplitSeq(text, "\n") {
		keyword, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch strings.ToUpper(keyword) {
		case "FROM":
			entry, command = nil, nil
		case "ENTRYPOINT":
			entry, command = shellWords(rest), nil
		case "CMD":
			command = shellWords(rest)
		case "COPY", "ADD":
			image.copy(shellWords(rest))
		}
	}
	image.words = append(entry, command...)
	return image
}

// starts says whether the image is started with a program of a name, also
// through an entry point that is a script.
func (i *imageFile) starts(program string) bool {
	return slices.ContainsFunc(i.words[:min(len(i.words), 2)], func(word string) bool { return path.Base(word) == program })
}

func (i *imageFile) copy(words []string) {
	words = slices.DeleteFunc(words, func(w string) bool { return strings.HasPrefix(w, "--") })
	if len(words) < 2 {
		return
	}
	to := words[len(words)-1]
	for _, from := range words[:len(words)-1] {
		dest := to
		if strings.HasSuffix(to, "/") || to == "." {
			dest = path.Join(to, path.Base(from))
		}
		i.copied = append(i.copied, [2]string{from, dest})
	}
}

// shellWords are the words of the exec form, or of the shell form.
func shellWords(text string) (words []string) {
	if strings.HasPrefix(strings.TrimSpace(text), "[") && json.Unmarshal([]byte(text), &words) == nil {
		return words
	}
	return strings.Fields(strings.NewReplacer(`"`, "", "'", "").Replace(text))
}

var configName = pattern.New(`\.(ya?ml|json|toml|env)$`)

// configs are the configuration files of the repository that the image's command
// names.
func (i *imageFile) configs(l *loader) (files []string) {
	if i == nil {
		return nil
	}
	for _, word := range i.words {
		if _, after, ok := strings.Cut(word, "="); ok && strings.HasPrefix(word, "-") {
			word = after
		}
		if configName.MatchString(word) {
			if file := i.behind(l, word); file != "" {
				files = append(files, file)
			}
		}
	}
	return files
}

// behind is the repository's file behind one of the image: by its COPY, else the
// only one of its name. One among examples or tests says nothing of what runs.
func (i *imageFile) behind(l *loader, name string) string {
	for _, pair := range i.copied {
		if pair[1] != name && path.Join("/", pair[1]) != path.Join("/", name) {
			continue
		}
		for _, from := range []string{path.Clean(pair[0]), path.Join(path.Dir(i.name), pair[0])} {
			if l.isFile(from) {
				return from
			}
		}
		name = pair[0]
	}
	found := ""
	for _, file := range l.configs {
		if path.Base(file) != path.Base(name) || roleOf(path.Dir(file)) != RoleProgram {
			continue
		}
		if found != "" && strings.Count(file, "/") >= strings.Count(found, "/") {
			continue
		}
		found = file
	}
	return found
}

func (l *loader) isFile(name string) bool {
	_, ok := slices.BinarySearch(l.configs, name)
	return ok
}
