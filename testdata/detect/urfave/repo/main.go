package main

import (
	"net/http"
	"os"

	"github.com/urfave/cli/v2"
)

func main() {
	app := &cli.App{
		Name: "urf",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "listen", Value: ":4000", EnvVars: []string{"URF_LISTEN"}},
			&cli.StringFlag{Name: "secret-key", EnvVars: []string{"URF_SECRET_KEY"}, Required: true},
		},
		Action: func(c *cli.Context) error {
			return http.ListenAndServe(c.String("listen"), http.NotFoundHandler())
		},
	}
	app.Run(os.Args)
}
