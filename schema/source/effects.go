package source

// guard is a condition on a setting, which holds by default or does not.
type guard struct {
	setting string
	holds   bool
	given   string // the address that it asks for: if addr != ""
}

// effects is what a program was seen to do.
type effects struct {
	listens     []*listen
	opened      []*object // net.Listen results
	env         map[string]*envRead
	loops       []consumption // endless ones in the program's own flow
	beside      []place       // endless ones in goroutines
	waits       []place       // where its own flow waits for signals or goroutines
	consumes    []consumption
	signals     place
	shutdown    place
	routed      *router   // http.DefaultServeMux
	routers     []*router // those that were made
	implemented []value   // gRPC services
	embeds      bool      // migrations come from an embedded file system
	beego       *router   // of its package functions
	secure      *object   // the secure serving options of an API server
	exhausted   bool
	subcommand  []string        // of the command that runs
	ran         map[string]bool // the subcommands that were met
	before      int             // hooks around the current statement that run before any subcommand
	preparing   int             // init functions around it
}

type consumption struct {
	at      place
	from    string
	command string // the subcommand under which it happens
	off     bool   // not by default
}
