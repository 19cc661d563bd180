package workflow

// sinks are the inputs of actions that are run as code, as CodeQL models them
// (https://github.com/github/codeql/tree/main/actions/ql/lib/ext/manual, kind
// code-injection) or zizmor adds to that; zizmor's template-injection looks into
// these.
var sinks = map[string][]string{
	"8398a7/action-slack":               {"custom_payload"},
	"actions/github-script":             {"script"},
	"addnab/docker-run-action":          {"options", "run"},
	"amadevus/pwsh-script":              {"script"},
	"appleboy/ssh-action":               {"script"},
	"azure/cli":                         {"inlineScript"},
	"azure/powershell":                  {"inlineScript"},
	"cardinalby/js-eval-action":         {"expression"},
	"devorbitus/yq-action-output":       {"cmd"},
	"gautamkrishnar/blog-post-workflow": {"item_exec"},
	"imjohnbo/issue-bot":                {"body", "linked-comments-previous-issue-text", "linked-comments-new-issue-text"},
	"jannekem/run-python-script-action": {"script"},
	"lucasbento/auto-close-issues":      {"issue-close-message"},
	"mikefarah/yq":                      {"cmd"},
	"roots/issue-closer-action":         {"issue-close-message", "pr-close-message"},
	"sergeysova/jq-action":              {"cmd"},
	"skitionek/notify-microsoft-teams":  {"overwrite"},
	"tibdex/backport":                   {"body_template", "head_template", "labels_template", "title_template"},
}

// moreSinks are further ones, as each action's own action.yml describes them
// (read 2026-11).
var moreSinks = map[string][]string{
	"borales/actions-yarn":                   {"cmd"},
	"cross-platform-actions/action":          {"run"},
	"cypress-io/github-action":               {"command", "start", "start-windows", "build", "install-command"},
	"fifsky/ssh-action":                      {"command"},
	"garygrossgarten/github-action-ssh":      {"command"},
	"nick-fields/retry":                      {"command", "on_retry_command", "new_command_on_retry"},
	"nick-invision/retry":                    {"command", "on_retry_command", "new_command_on_retry"},
	"reactivecircus/android-emulator-runner": {"script"},
	"satackey/action-js-inline":              {"script"},
	"uraimo/run-on-arch-action":              {"run", "setup", "install"},
	"vmactions/dragonflybsd-vm":              {"prepare", "run"},
	"vmactions/freebsd-vm":                   {"prepare", "run"},
	"vmactions/netbsd-vm":                    {"prepare", "run"},
	"vmactions/omnios-vm":                    {"prepare", "run"},
	"vmactions/openbsd-vm":                   {"prepare", "run"},
	"vmactions/solaris-vm":                   {"prepare", "run"},
}
