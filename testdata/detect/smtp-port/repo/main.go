package main

import (
	"log"
	"net/http"
	"net/smtp"
	"os"
)

type config struct {
	smtpPort, dbPort, httpPort string
}

func getenv(key, fallback string) string {
	if value, ok := os.LookupEnv(key); ok {
		return value
	}
	return fallback
}

func main() {
	cfg := config{
		smtpPort: getenv("SMTP_PORT", "587"),
		dbPort:   getenv("PORT_DB", "5432"),
		httpPort: getenv("LISTEN_PORT", "8888"),
	}
	http.HandleFunc("/send", func(w http.ResponseWriter, r *http.Request) {
		smtp.SendMail("mail:"+cfg.smtpPort, nil, "", nil, nil)
	})
	log.Fatal(http.ListenAndServe(":"+cfg.httpPort, nil))
}
