module github.com/acme/mails

go 1.26.3

require (
	github.com/segmentio/kafka-go v0.4.49
)
