package main

import (
	"context"
	"os"
	"strings"

	"github.com/segmentio/kafka-go"
)

func main() {
	brokers := os.Getenv("KAFKA_BROKERS")
	r := kafka.NewReader(kafka.ReaderConfig{Brokers: strings.Split(brokers, ","), Topic: "mail"})
	defer r.Close()
	for {
		if _, err := r.ReadMessage(context.Background()); err != nil {
			return
		}
	}
}
