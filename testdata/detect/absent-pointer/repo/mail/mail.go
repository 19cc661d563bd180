package mail

import (
	"net"

	"github.com/acme/letters/auth"
)

// Serve answers mail clients, once there are users.
func Serve() {
	if auth.Users == nil {
		return
	}
	listener, err := net.Listen("tcp", ":1110")
	if err != nil {
		return
	}
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		conn.Close()
	}
}
