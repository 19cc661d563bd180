package chi

// NewRouter makes a router.
func NewRouter() *Mux { return &Mux{} }
