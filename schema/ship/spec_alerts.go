package ship

var alertsSpec = objectOf(
	field{key: "errorRate", spec: alertSpec(percent, "5%", "2m"), example: "{above: 5%, for: 2m}",
		doc: "Fires when the share of failed requests stays above. Short form: the threshold."},
	field{key: "latencyP99", spec: alertSpec(latency, "1s", "5m"), example: "{above: 1s, for: 5m}",
		doc: "Fires when the slowest hundredth of the requests stays slower. Short form: the threshold."},
	field{key: "cpu", spec: alertSpec(percent, "80%", "5m"), example: "{above: 80%, for: 5m}",
		doc: "Fires when a container stays above this share of its CPU request. Short form: the threshold."},
	field{key: "slo", spec: sloSpec, example: "{availability: 99.9}",
		doc: "The objective whose error budget the burn-rate alerts watch."},
	field{key: "health", spec: healthAlertSpec, def: present{}, example: "{failures: 3, interval: 30s}",
		doc: "Fires when the health check of a service fails so many times in a row, or nothing answers for it at all. Short form: the number of failures."},
	field{key: "metrics", spec: metricsSpec, def: present{}, example: "{requests: http_requests_total, status: code}",
		doc: "What the services export. The defaults are the usual names for Go programs; the rules stay silent on a metric that no service has."},
	field{key: "runbooks", spec: &spec{shape: text, format: httpsURL, hidden: true}, derived: "monitoring/runbooks.md on GitHub", example: "https://wiki.acme.dev/orders/runbooks",
		doc: "The page that says what to do, with an anchor for each alert. Without it one is rendered."},
	field{key: "operator", spec: boolSpec(), def: false, example: "true",
		doc: "Whether a Prometheus Operator runs the monitoring: each overlay then gets a PrometheusRule, ServiceMonitors and an AlertmanagerConfig in the place of configuration files."},
	field{key: "labels", spec: mapOf(labelName, maxNames, str(labelValue)), example: "{release: prometheus}",
		doc: "Labels of the operator's objects, by which your Prometheus and Alertmanager select them."},
	field{key: "receivers", spec: &spec{shape: list, item: receiverSpec, max: 50}, example: "[{type: mail, address: oncall@acme.dev}]",
		doc: "Where Alertmanager sends alerts."},
)

func alertSpec(f *format, above, hold string) *spec {
	return &spec{shape: object, fields: []field{
		{key: "above", spec: str(f), def: above, example: above,
			doc: "The threshold, with its unit."},
		{key: "for", spec: str(duration), def: hold, example: hold,
			doc: "How long it must hold before the alert fires."},
	}, short: &short{str(f), func(v *value) *value { return mapValue("above", v) }}}
}

var sloSpec = objectOf(
	field{key: "availability", spec: decimal(50, 99.999), required: true, example: "99.9",
		doc: "Percent of the requests of 30 days that succeed."},
)

var healthAlertSpec = &spec{shape: object, fields: []field{
	{key: "failures", spec: whole(1, 100), def: 3, example: "3",
		doc: "Failed checks in a row before the alert fires."},
	{key: "interval", spec: str(duration), def: "30s", example: "30s",
		doc: "The time between two checks, which is Prometheus' scrape interval: 2m at most, beyond which samples grow stale."},
}, short: &short{whole(1, 100), func(v *value) *value { return mapValue("failures", v) }}}

// The names that the instrumentation of Go's Prometheus client and its usual
// middleware have, https://prometheus.io/docs/practices/naming/.
var metricsSpec = objectOf(
	field{key: "path", spec: str(urlPath), def: "/metrics", example: "/metrics",
		doc: "Where they are served: on the port metrics, or else on the main port."},
	field{key: "requests", spec: str(metricName), def: "http_requests_total", example: "grpc_server_handled_total",
		doc: "The counter of answered requests."},
	field{key: "status", spec: str(metricLabel), def: "code", example: "grpc_code",
		doc: "Its label with the outcome of a request."},
	field{key: "failed", spec: str(some), def: "5..", example: "Internal|Unavailable|Unknown|DataLoss",
		doc: "The outcomes that are failures, as a regular expression that matches the whole value."},
	field{key: "latency", spec: str(metricName), def: "http_request_duration_seconds", example: "grpc_server_handling_seconds",
		doc: "The histogram of the time that requests take, in seconds, without _bucket."},
	field{key: "cpu", spec: str(metricName), def: "process_cpu_seconds_total", example: "process_cpu_seconds_total",
		doc: "The counter of CPU seconds."},
	field{key: "health", spec: str(metricName), def: "up", example: "probe_success",
		doc: "The gauge that is 0 while a health check fails: up is the scrape itself, probe_success that of a blackbox exporter."},
)

// receiverTypes are the destinations, in the order of the manual.
var receiverTypes = []string{"mail", "webhook", "dingtalk", "wecom", "sms"}

var receiverSpec = &spec{shape: object, fields: []field{
	{key: "name", spec: str(dns1035), derived: "the type", example: "oncall",
		doc: "The name of the receiver in Alertmanager."},
	{key: "type", spec: enum(receiverTypes...), required: true, example: "mail",
		doc: "The way that the message takes."},
	{key: "severity", spec: enum("critical", "warning", "info"), example: "critical",
		doc: "Sends only alerts of this severity. Without it all."},
}, variants: &variants{key: "type", fields: map[string][]field{
	"mail": {
		{key: "address", spec: str(mailAddress), required: true, example: "oncall@acme.dev",
			doc: "The mail address that gets the alerts."},
		{key: "from", spec: str(mailAddress), example: "alerts@acme.dev",
			doc: "The sender. Without it Alertmanager's global one."},
		{key: "smarthost", spec: str(hostPort), example: "\"mail.acme.dev:587\"",
			doc: "The mail server and its port. Without it Alertmanager's global one."},
		{key: "username", spec: str(some), example: "alerts@acme.dev",
			doc: "The account at the mail server. Without it nobody logs in there."},
		{key: "password", spec: &spec{shape: text, format: secretRef, hidden: true}, example: "vault:kv/alerts#mail",
			doc: "A reference to the password of that account."},
	},
	"webhook": {
		{key: "address", spec: &spec{shape: text, format: httpsURL, hidden: true}, required: true, example: "https://hooks.acme.dev/alerts",
			doc: "The URL that gets the alerts as JSON."},
		bearerToken,
	},
	"dingtalk": {robotAddress},
	"wecom":    {robotAddress},
	"sms": {
		{key: "address", spec: &spec{shape: text, format: httpsURL, hidden: true}, required: true, example: "https://sms.acme.dev/send",
			doc: "The URL of the gateway that turns a message into SMS."},
		{key: "numbers", spec: &spec{shape: list, unique: true, min: 1, item: str(phone)}, required: true, example: "[\"+491701234567\"]",
			doc: "The phones that get it, in international form."},
		bearerToken,
	},
}}}

// The URL of a chat robot has its token in it, so that only a reference to it
// is written: https://open.dingtalk.com/document/robots/custom-robot-access,
// https://developer.work.weixin.qq.com/document/path/91770.
var robotAddress = field{key: "address", spec: &spec{shape: text, format: secretRef, hidden: true}, required: true, example: "vault:kv/alerts#robot",
	doc: "A reference to the secret that holds the URL of the robot, which has its token in it."}

var bearerToken = field{key: "token", spec: &spec{shape: text, format: secretRef, hidden: true}, example: "vault:kv/alerts#token",
	doc: "A reference to the token that goes in the Authorization header. Without it there is no such header."}

var (
	// https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
	metricName = compiled(format{name: "metric", want: "the name of a metric", pattern: `^[a-zA-Z_:][a-zA-Z0-9_:]*$`,
		hint: `such as "http_requests_total"`})
	metricLabel = compiled(format{name: "label of a metric", want: "the name of a label", pattern: `^[a-zA-Z_][a-zA-Z0-9_]*$`,
		hint: `such as "code"`})
	// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
	labelName = compiled(format{name: "label", want: "the name of a label", pattern: `^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
		hint: `such as "release"`})
	labelValue = compiled(format{name: "label value", want: "the value of a label", pattern: `^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
		hint: `such as "prometheus"`})
	mailAddress = compiled(format{name: "mail address", want: "a mail address", pattern: `^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`,
		hint: `such as "oncall@acme.dev"`})
	hostPort = compiled(format{name: "host:port", want: "a host and its port", pattern: `^[A-Za-z0-9.-]+:[1-9][0-9]{0,4}$`,
		hint: `such as "mail.acme.dev:587"`})
	// The characters of RFC 3986, less those of a user or a fragment. Braces would
	// make a template of it for Prometheus and Alertmanager.
	httpsURL = compiled(format{name: "URL", want: "an https URL without user and password", pattern: `^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~:/?\[\]!$&'()*+,;=%-]*)?$`,
		hint: "a token in it belongs to a secret store; braces, quotes and the like are written with %, as RFC 3986 says"})
	phone = compiled(format{name: "phone number", want: "a phone number in international form", pattern: `^\+[1-9][0-9]{6,14}$`,
		hint: `in quotes, with "+" and the country: "+491701234567"`})
)
