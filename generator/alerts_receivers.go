package generator

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

const alertmanagerFile = monitoringDir + "/alertmanager/alertmanager.yml"

// alertSecretsDir is where Alertmanager's files with tokens and passwords lie, one
// for each receiver. Nothing secret stands in the configuration.
const alertSecretsDir = "/etc/alertmanager/secrets"

// routing is who gets which alert.
type routing struct {
	Name      string // of the AlertmanagerConfig
	Labels    []label
	Default   string // gets what no route names, so that nothing is lost
	Routes    []alertRoute
	Receivers []alertReceiver
	Secrets   []secretFile
}

// alertRoute sends alerts of one severity, or all where it is "".
type alertRoute struct{ Receiver, Severity string }

// alertReceiver is one destination. Kind is email or webhook.
type alertReceiver struct {
	Name, Kind                    string
	To, From, Smarthost, Username string // email
	URL                           string // webhook; "" = in the secret
	Payload                       string // webhook; "" = Alertmanager's own JSON
	Secret                        *secretFile
}

// secretFile is the file that a receiver reads its token, password or address from.
type secretFile struct {
	File, From string // From is the reference of ship.yaml
	Name, Key  string // of the Secret in the cluster
}

// alertmanagerJobs are Alertmanager's configuration, unless operators have it
// from the overlays.
func (p *planner) alertmanagerJobs(sites []alertSite) []Job {
	var own *alertSite
	for i, site := range sites {
		if site.operated() {
			continue
		}
		if own == nil {
			own = &sites[i]
		}
		if fmt.Sprint(site.alerts().Receivers) != fmt.Sprint(own.alerts().Receivers) {
			p.found.add(pointer("environments", site.Environment, "overrides", "alerts", "receivers"), "list all under alerts.receivers",
				"environments %q and %q have other receivers, and one Alertmanager serves both", own.Environment, site.Environment)
		}
	}
	if own == nil || len(own.alerts().Receivers) == 0 {
		return nil
	}
	r := p.routing(*own)
	for i, receiver := range r.Receivers {
		if receiver.Kind == "email" && (receiver.From == "" || receiver.Smarthost == "") {
			p.found.add(pointer("alerts", "receivers", fmt.Sprint(i)), "add from and smarthost",
				"receiver %q has no sender or no mail server, and the rendered Alertmanager has no other", receiver.Name)
		}
	}
	return []Job{{Template: "alerts/monitoring/alertmanager/alertmanager.yml.tmpl", Output: alertmanagerFile, Data: r}}
}

func (p *planner) routing(site alertSite) routing {
	r := routing{Name: site.Application, Labels: labelsOf(site.alerts().Labels)}
	for _, one := range site.alerts().Receivers {
		receiver := newReceiver(site.Application, one)
		r.Receivers = append(r.Receivers, receiver)
		r.Routes = append(r.Routes, alertRoute{one.Name, one.Severity})
		if receiver.Secret != nil {
			r.Secrets = append(r.Secrets, *receiver.Secret)
		}
	}
	if len(r.Receivers) > 0 {
		r.Default = r.Receivers[0].Name
	}
	return r
}

func labelsOf(vars []ship.EnvVar) []label {
	var out []label
	for _, v := range vars {
		out = append(out, label{v.Name, v.Value})
	}
	return out
}

func newReceiver(application string, r ship.Receiver) alertReceiver {
	out := alertReceiver{Name: r.Name, Kind: "webhook", URL: r.Address}
	switch r.Type {
	case "mail":
		out.Kind, out.URL, out.To, out.From, out.Smarthost, out.Username = "email", "", r.Address, r.From, r.Smarthost, r.Username
		out.Secret = newSecretFile(application, r.Name, r.Password)
	case "webhook":
		out.Secret = newSecretFile(application, r.Name, r.Token)
	case "dingtalk":
		out.URL, out.Payload, out.Secret = "", dingtalkPayload, newSecretFile(application, r.Name, r.Address)
	case "wecom":
		out.URL, out.Payload, out.Secret = "", wecomPayload, newSecretFile(application, r.Name, r.Address)
	case "sms":
		out.Payload, out.Secret = smsPayload(r.Numbers), newSecretFile(application, r.Name, r.Token)
	}
	return out
}

// newSecretFile is where the secret of a reference such as kubernetes:alerts#url
// or vault:kv/alerts#url is found; nil without a reference. What another store
// holds comes into the cluster under the name of the application.
func newSecretFile(application, receiver, reference string) *secretFile {
	if reference == "" {
		return nil
	}
	f := &secretFile{File: alertSecretsDir + "/" + receiver, From: reference, Name: application + "-alerts", Key: receiver}
	if inside, ok := strings.CutPrefix(reference, "kubernetes:"); ok {
		if name, key, ok := strings.Cut(inside, "#"); ok {
			f.Name, f.Key = name, key
		}
	}
	return f
}

// Messages of chat robots and gateways, each within what it may hold. They are
// JSON as a whole: of a text alone Alertmanager would guess whether it is YAML.
const (
	messageText = "{{ $text := printf \"### %s %s\" (.Status | toUpper) .GroupLabels.alertname }}\n" +
		"{{ range .Alerts }}{{ $text = printf \"%s\\n- %s: %s [runbook](%s)\" $text .Annotations.summary .Annotations.description .Annotations.runbook_url }}{{ end }}\n"

	// https://open.dingtalk.com/document/robots/custom-robot-access
	dingtalkPayload = messageText +
		`{"msgtype": "markdown", "markdown": {"title": {{ toJson .GroupLabels.alertname }}, "text": {{ toJson (printf "%.6000s" $text) }}}}` + "\n"
	// https://developer.work.weixin.qq.com/document/path/91770
	wecomPayload = messageText +
		`{"msgtype": "markdown", "markdown": {"content": {{ toJson (printf "%.1300s" $text) }}}}` + "\n"
)

// smsPayload is what the gateway gets: the numbers and a text of two messages at most.
func smsPayload(numbers []string) string {
	to, err := quoteJSON(numbers)
	if err != nil {
		to = "[]" // the parser lets nothing but digits through
	}
	return "{{ $text := printf \"%s %s\" (.Status | toUpper) .GroupLabels.alertname }}\n" +
		"{{ range .Alerts }}{{ $text = printf \"%s; %s\" $text .Annotations.summary }}{{ end }}\n" +
		`{"to": ` + to + `, "text": {{ toJson (printf "%.300s" $text) }}}` + "\n"
}
