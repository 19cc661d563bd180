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
	},
	"webhook": {
		{key: "address", spec: &spec{shape: text, format: httpsURL, hidden: true}, required: true, example: "https://hooks.acme.dev/alerts",
			doc: "The URL that gets the alerts as JSON."},
	},
	"dingtalk": {robotAddress},
	"wecom":    {robotAddress},
	"sms": {
		{key: "address", spec: &spec{shape: text, format: httpsURL, hidden: true}, required: true, example: "https://sms.acme.dev/send",
			doc: "The URL of the gateway that turns a message into SMS."},
		{key: "numbers", spec: &spec{shape: list, unique: true, min: 1, item: str(phone)}, required: true, example: "[\"+491701234567\"]",
			doc: "The phones that get it, in international form."},
	},
}}}

// The URL of a chat robot has its token in it, so that only a reference to it
// is written: https://open.dingtalk.com/document/robots/custom-robot-access,
// https://developer.work.weixin.qq.com/document/path/91770.
var robotAddress = field{key: "address", spec: &spec{shape: text, format: secretRef, hidden: true}, required: true, example: "vault:kv/alerts#robot",
	doc: "A reference to the secret that holds the URL of the robot, which has its token in it."}

var (
	mailAddress = compiled(format{name: "mail address", want: "a mail address", pattern: `^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`,
		hint: `such as "oncall@acme.dev"`})
	hostPort = compiled(format{name: "host:port", want: "a host and its port", pattern: `^[A-Za-z0-9.-]+:[1-9][0-9]{0,4}$`,
		hint: `such as "mail.acme.dev:587"`})
	httpsURL = compiled(format{name: "URL", want: "an https URL without user and password", pattern: `^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\s@#]*)?$`,
		hint: "a token in it belongs to a secret store"})
	phone = compiled(format{name: "phone number", want: "a phone number in international form", pattern: `^\+[1-9][0-9]{6,14}$`,
		hint: `in quotes, with "+" and the country: "+491701234567"`})
)
