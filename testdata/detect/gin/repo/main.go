package main

import (
	"database/sql"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

type api struct{ db *sql.DB }

func main() {
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		panic(err)
	}
	a := &api{db: db}
	r := gin.Default()
	r.GET("/healthz", func(c *gin.Context) { c.Status(http.StatusOK) })
	r.GET("/health", a.health)
	v1 := r.Group("/v1")
	v1.GET("/items", a.items)
	r.Run()
}

func (a *api) health(c *gin.Context) {
	if err := a.check(c); err != nil {
		c.Status(http.StatusServiceUnavailable)
	}
}

func (a *api) check(c *gin.Context) error { return a.db.PingContext(c) }

func (a *api) items(c *gin.Context) { c.JSON(http.StatusOK, nil) }
