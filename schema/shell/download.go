package shell

import (
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// Download is one address that a command fetches.
type Download struct {
	Command    *Command
	URL        string
	Static     bool // URL holds no variable
	Start, End int  // bytes of the file: the address

	Output   string   // the file it is written to, "" for standard output or unknown
	RunBy    *Command // the shell or interpreter that runs what comes, nil if none does
	Unpacks  bool     // an archive that is unpacked, or a package that is installed
	Verified bool     // a checksum or signature is checked afterwards
	Moving   string   // the part of the address that moves: latest, main, HEAD
	Insecure string   // why the connection proves nothing: "http", "-k"
}

var (
	archiveName = pattern.New(`\.(tar|tgz|zip|gz|xz|bz2|zst|deb|rpm|apk|jar|AppImage|exe|msi|pkg|dmg)([?#].*)?$`)
	movingPart  = pattern.New(`(?i)/(latest|master|main|head|nightly|edge)(/|$|\?)`)
)

// Options that take a value: curl(1), wget(1).
var (
	curlValued = []string{"-o", "--output", "-H", "--header", "-d", "--data", "--data-raw", "--data-binary", "-X", "--request", "-u", "--user", "-A",
		"--user-agent", "-e", "--referer", "--retry", "--retry-delay", "--retry-max-time", "--max-time", "-m", "--connect-timeout", "-w", "--write-out",
		"-b", "--cookie", "-c", "--cookie-jar", "-F", "--form", "--cacert", "--cert", "--key", "-x", "--proxy", "--proto", "--proto-redir", "-T",
		"--upload-file", "--output-dir", "-K", "--config", "--limit-rate", "-r", "--range", "-D", "--dump-header", "-z", "--resolve", "--url", "-E"}
	wgetValued = []string{"-O", "--output-document", "-P", "--directory-prefix", "-t", "--tries", "-T", "--timeout", "-U", "--user-agent", "--header",
		"-o", "--output-file", "-e", "--execute", "-w", "--wait", "-i", "--post-data", "--user", "--password", "-a", "--waitretry"}
)

// Downloads are the addresses that the script's curl and wget fetch.
func Downloads(s *Script) []Download {
	var all []Download
	uses := usesOf(s.Commands)
	for i, c := range s.Commands {
		var found []Download
		switch c.Name() {
		case "curl":
			found = curl(c)
		case "wget":
			found = wget(c)
		}
		for _, d := range found {
			d.Command = c
			d.judge(i, uses)
			all = append(all, d)
		}
	}
	return all
}

func curl(c *Command) []Download {
	args := sortArguments(c.Args(), curlValued, 0)
	if args.has("-T", "--upload-file", "-F", "--form", "-d", "--data", "--data-raw", "--data-binary", "-I", "--head") || sends(args) {
		return nil // it sends or asks, it does not fetch
	}
	output, _ := args.value("-o", "--output")
	if output.Value == "" {
		output = bundled(args, "o", c)
	}
	keeps := args.has("-O", "--remote-name") || bundles(args, 'O')
	urls := args.operands
	if w, ok := args.value("--url"); ok {
		urls = append(urls, w)
	}
	return downloads(urls, output.Value, keeps, insecureFlag(args, "-k", "--insecure", 'k'))
}

func wget(c *Command) []Download {
	args := sortArguments(c.Args(), wgetValued, 0)
	if args.has("--spider", "--post-data") {
		return nil
	}
	output, ok := args.value("-O", "--output-document")
	if !ok {
		output = bundled(args, "O", c)
	}
	stdout := output.Value == "-"
	if stdout {
		output.Value = ""
	}
	return downloads(args.operands, output.Value, !stdout && output.Value == "", insecureFlag(args, "--no-check-certificate", "", 0))
}

// sends says whether -X asks for another method than GET.
func sends(args arguments) bool {
	w, ok := args.value("-X", "--request")
	return ok && !strings.EqualFold(w.Value, "GET")
}

// bundled is the value of an option at the end of a bundle: -sSLo file, -qO- .
func bundled(args arguments, letter string, c *Command) Word {
	for i, w := range c.Words {
		v := w.Value
		if len(v) < 3 || v[0] != '-' || v[1] == '-' {
			continue
		}
		if strings.HasSuffix(v, letter) && i+1 < len(c.Words) {
			return c.Words[i+1]
		}
		if at := strings.Index(v, letter); at > 0 && letter == "O" {
			return Word{Value: v[at+1:]}
		}
	}
	return Word{}
}

func bundles(args arguments, letter byte) bool {
	for _, o := range args.options {
		if len(o.name) > 1 && o.name[1] != '-' && strings.IndexByte(o.name, letter) > 0 {
			return true
		}
	}
	return false
}

func insecureFlag(args arguments, long, other string, letter byte) string {
	for _, name := range []string{long, other} {
		if name != "" && args.has(name) {
			return name
		}
	}
	if letter != 0 && bundles(args, letter) {
		return "-" + string(letter)
	}
	return ""
}

func downloads(urls []Word, output string, keeps bool, insecure string) []Download {
	var all []Download
	for _, w := range urls {
		if !isURL(w.Value) || isLoopback(w.Value) {
			continue
		}
		d := Download{URL: w.Value, Static: w.Static, Start: w.Start, End: w.End, Output: output, Insecure: insecure}
		if keeps && output == "" {
			d.Output = baseName(w.Value)
		}
		if d.Insecure == "" && strings.HasPrefix(w.Value, "http://") {
			d.Insecure = "http"
		}
		if m := movingPart.FindStringSubmatch(w.Value); m != nil {
			d.Moving = m[1]
		}
		all = append(all, d)
	}
	return all
}

func isLoopback(url string) bool {
	_, host, _ := strings.Cut(url, "://")
	for _, name := range []string{"localhost", "127.", "0.0.0.0", "[::1]", "169.254.", "metadata"} {
		if strings.HasPrefix(host, name) {
			return true
		}
	}
	return false
}

func baseName(url string) string {
	url, _, _ = strings.Cut(url, "?")
	return url[strings.LastIndexByte(url, '/')+1:]
}

// judge looks at what becomes of a download in the pipeline and after it.
func (d *Download) judge(at int, uses uses) {
	for c := d.Command.Next; c != nil; c = c.Next {
		d.consumed(c)
	}
	for _, r := range d.Command.Redirect {
		if r.Op == ">" && d.Output == "" && d.Command.Next == nil {
			d.Output = r.Target.Value
		}
	}
	if o := d.Command.Outer; o != nil && (isShell(o.Name()) || o.Is("eval", "source", ".")) {
		d.RunBy = o
	}
	d.Unpacks = d.Unpacks || archiveName.MatchString(d.URL) && (d.Command.Next == nil || d.Unpacks)
	d.afterwards(at, uses)
}

// afterwards looks for a check of what was written to a file. What went through
// a pipe has been used by then, and so has a file that ran before its check.
func (d *Download) afterwards(at int, uses uses) {
	if d.RunBy != nil || d.Command.Next != nil && d.Output == "" {
		return
	}
	end := len(uses.commands)
	if i, ok := after(uses.runs[trimDot(d.Output)], at); ok && d.Output != "" {
		end, d.RunBy = i, uses.commands[i]
	}
	i, ok := after(uses.checks, at)
	d.Verified = d.Verified || ok && i < end
}

// uses says which commands of a script check something, and which run which file.
type uses struct {
	commands []*Command
	checks   []int
	runs     map[string][]int
}

func usesOf(commands []*Command) uses {
	u := uses{commands: commands, runs: map[string][]int{}}
	for i, c := range commands {
		if verifies(c) {
			u.checks = append(u.checks, i)
		}
		for _, file := range runFiles(c) {
			u.runs[trimDot(file)] = append(u.runs[trimDot(file)], i)
		}
	}
	return u
}

// after is the first of sorted numbers that is greater than n.
func after(sorted []int, n int) (int, bool) {
	i := sort.SearchInts(sorted, n+1)
	if i == len(sorted) {
		return 0, false
	}
	return sorted[i], true
}

func trimDot(file string) string { return strings.TrimPrefix(file, "./") }

// consumed looks at a command that reads the download from a pipe.
func (d *Download) consumed(c *Command) {
	switch {
	case interprets(c):
		d.RunBy = c
	case c.Is("tar", "unzip", "bsdtar", "cpio", "dpkg"):
		d.Unpacks = true
	case c.Is("tee") && d.Output == "":
		d.Output = c.Arg(len(c.Words) - 1)
	case verifies(c):
		d.Verified = true
	}
}

// interprets says whether a command runs its standard input as a program.
func interprets(c *Command) bool {
	name := c.Name()
	if isShell(name) {
		return !c.Has("-c")
	}
	switch strings.TrimRight(name, "0123456789.") {
	case "python", "perl", "ruby", "node", "php":
		return len(c.Words) == 1 || c.Words[1].Value == "-"
	}
	return false
}

// runFiles are the files that a command may run: itself, and the script that an
// interpreter is given.
func runFiles(c *Command) []string {
	files := []string{c.Words[0].Value}
	if isShell(c.Name()) || c.Is("source", ".") || strings.HasPrefix(c.Name(), "python") || c.Is("perl", "ruby", "node", "php") {
		for _, w := range c.Args() {
			if !strings.HasPrefix(w.Value, "-") {
				return append(files, w.Value)
			}
		}
	}
	return files
}

// verifies says whether a command checks a checksum or a signature.
func verifies(c *Command) bool {
	switch name := c.Name(); {
	case strings.HasSuffix(name, "sum") && strings.HasPrefix(name, "sha"), strings.HasPrefix(name, "shasum"), name == "b2sum", name == "b3sum":
		return c.Has("--check", "-c", "-sc", "-cs") || hasLetter(c, 'c')
	case c.Is("gpg", "gpg2", "gpgv"):
		return c.Has("--verify") || name == "gpgv"
	case c.Is("cosign", "slsa-verifier", "minisign", "signify", "gh", "rekor-cli", "openssl", "apt-key"):
		return c.Is("minisign", "signify") || strings.HasPrefix(c.Arg(1), "verify") || c.Arg(1) == "attestation" || c.Arg(1) == "dgst"
	}
	return false
}

func hasLetter(c *Command, letter byte) bool {
	for _, w := range c.Args() {
		if len(w.Value) > 1 && w.Value[0] == '-' && w.Value[1] != '-' && strings.IndexByte(w.Value, letter) > 0 {
			return true
		}
	}
	return false
}
