module github.com/acme/mailer

go 1.25.0

require (
	github.com/segmentio/kafka-go v0.4.47
)
