package main

import (
	"fmt"
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/spf13/viper"
)

func main() {
	viper.SetConfigName("config")
	viper.AddConfigPath("./config")
	viper.SetDefault("server.port", 1)
	if err := viper.ReadInConfig(); err != nil {
		log.Fatal(err)
	}
	r := gin.Default()
	r.GET("/health", func(c *gin.Context) { c.Status(http.StatusOK) })
	r.Run(fmt.Sprintf(":%d", viper.GetInt("server.port")))
}
