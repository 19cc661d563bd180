package conf

// Bootstrap is the configuration.
type Bootstrap struct {
	Server *Server `json:"server"`
}

// Server is both servers'.
type Server struct {
	HTTP *Endpoint `json:"http"`
	GRPC *Endpoint `json:"grpc"`
}

// Endpoint is where one listens.
type Endpoint struct {
	Addr string `json:"addr"`
}
