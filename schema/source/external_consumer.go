package source

import (
	"slices"
	"strings"
)

// consumers are the calls that take work from a queue or a clock, by package:
// a program that makes one of them and listens nowhere is a worker.
var consumers = map[string][]string{
	"github.com/segmentio/kafka-go":              {"ReadMessage", "FetchMessage"},
	"github.com/IBM/sarama":                      {"Consume", "ConsumePartition"},
	"github.com/Shopify/sarama":                  {"Consume", "ConsumePartition"},
	"github.com/confluentinc/confluent-kafka-go": {"Poll", "ReadMessage", "Subscribe", "SubscribeTopics"},
	"github.com/twmb/franz-go":                   {"PollFetches", "PollRecords"},
	"github.com/rabbitmq/amqp091-go":             {"Consume", "ConsumeWithContext"},
	"github.com/streadway/amqp":                  {"Consume"},
	"github.com/nats-io":                         {"Subscribe", "QueueSubscribe", "Consume", "Messages"},
	"github.com/nsqio/go-nsq":                    {"ConnectToNSQD", "ConnectToNSQDs", "ConnectToNSQLookupd", "ConnectToNSQLookupds"},
	"cloud.google.com/go/pubsub":                 {"Receive"},
	"github.com/aws/aws-sdk-go-v2/service/sqs":   {"ReceiveMessage"},
	"github.com/aws/aws-sdk-go/service/sqs":      {"ReceiveMessage", "ReceiveMessageWithContext"},
	"github.com/hibiken/asynq":                   {"Run", "Start"},
	"go.temporal.io/sdk":                         {"Run", "Start"},
	"github.com/riverqueue/river":                {"Start"},
	"github.com/robfig/cron":                     {"Run", "Start"},
	"github.com/go-co-op/gocron":                 {"Start", "StartAsync", "StartBlocking"},
	"github.com/ThreeDotsLabs/watermill":         {"Run", "Subscribe"},
	"github.com/redis/go-redis":                  {"Subscribe", "PSubscribe", "BLPop", "BRPop", "XReadGroup"},
	"github.com/go-redis/redis":                  {"Subscribe", "PSubscribe", "BLPop", "BRPop", "XReadGroup"},
	// what watches a cluster goes on until it is stopped
	"k8s.io/client-go/tools/leaderelection":                  {"Run", "RunOrDie"},
	"k8s.io/client-go/informers":                             {"Start"},
	"github.com/kubernetes-csi/csi-lib-utils/leaderelection": {"Run"},
	"github.com/eclipse/paho.mqtt.golang":                    {"Subscribe"},
	// https://pkg.go.dev/knative.dev/pkg/injection/sharedmain
	"knative.dev/pkg/injection/sharedmain": {"Main", "MainNamed", "MainWithContext", "MainWithConfig"},
}

func (c *call) consumerCall() (value, bool) {
	for name, methods := range consumers {
		if c.in(name) && slices.Contains(methods, c.name) {
			c.seen++
			c.consumes = append(c.consumes, consumption{at: c.at, from: name, command: strings.Join(c.subcommand, " ")})
			break // the packages exclude each other
		}
	}
	return nil, false
}
