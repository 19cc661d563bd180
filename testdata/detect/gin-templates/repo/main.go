package main

import "github.com/gin-gonic/gin"

func main() {
	r := gin.Default()
	r.LoadHTMLGlob("views/*")
	r.Static("/assets", "./assets")
	r.StaticFile("/robots.txt", "missing/robots.txt")
	r.GET("/healthz", func(c *gin.Context) { c.String(200, "ok") })
	r.GET("/", func(c *gin.Context) { c.HTML(200, "index.html", nil) })
	r.Run(":8080")
}
