// Command quota asks a cloud again and again; its library waits for SIGTERM.
package main

import (
	"fmt"
	"time"

	"github.com/acme/base"
)

func main() {
	stopped, group := base.InitGracefulShutdownHandling()
	go func() {
		for {
			fmt.Println("asked")
			time.Sleep(time.Minute)
		}
	}()
	base.HandleGracefulShutdown(stopped, group)
}
