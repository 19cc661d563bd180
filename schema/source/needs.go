package source

// Needs is what a program wants of the image and the pod that it runs in.
type Needs struct {
	Zones        []Zone // time zones beyond UTC and that of the machine
	ZonesInside  Fact   // where time/tzdata compiles the database in
	Certificates Fact   // where it talks TLS as a client, with the roots of the system
	Reads        []Use  // files and folders read at run time
	Writes       []Use  // files and folders written
	Stops        []Stop // how servers are stopped
	Catches      Fact   // where os/signal is imported, or a library that catches signals
	MemoryLimit  Fact   // what sets the runtime's memory limit
	MemoryBy     string // automemlimit, debug.SetMemoryLimit
	Processors   Fact   // what sets GOMAXPROCS

	loose []Zone // calls that were not run
}

// Zone is one call of time.LoadLocation.
type Zone struct {
	Fact
	Name string // "" = not known
}

// Use is a file or folder that the program opens.
type Use struct {
	Fact
	Call    string // "os.ReadFile"
	Path    string // with all settings at their defaults; "" = not known
	PathAt  Fact   // where it was written
	Setting string // what changes it: "$DATA_DIR", "--data"; "" = nothing
	Unless  string // the setting that must be changed before it is opened
	Command string // the subcommand under which it is
	Folder  bool   // the path is one of a folder
	Store   bool   // a database's file, whose content must outlive the pod
	Pattern bool   // the path is one of path.Match
	// Optional means that the program lives without the file.
	Optional bool
}

// Stop is one call that stops a server gracefully.
type Stop struct {
	Fact
	Timeout   string // as Go prints a time.Duration; "" = not known
	TimeoutAt Fact
	Endless   bool // it waits without a deadline
}
