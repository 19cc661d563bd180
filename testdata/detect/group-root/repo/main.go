package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func main() {
	engine := gin.New()
	api := engine.Group("/api")
	ping := api.Group("/ping")
	ping.GET("/", answer)
	ready := api.Group("/readyz")
	ready.GET("", answer)
	api.Group("/parcels").GET("/", list)
	engine.Run(":8300")
}

func answer(c *gin.Context) { c.Status(http.StatusNoContent) }

func list(c *gin.Context) { c.JSON(http.StatusOK, []string{}) }
