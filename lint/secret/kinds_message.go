package secret

// messengers carry chat and mail.
var messengers = []provider{
	{"Slack", "https://docs.slack.dev/authentication/tokens", "api.slack.com/apps → OAuth & permissions", []*kind{
		token("slack-bot-token", "Slack bot token", `xoxb-[0-9]{10,13}-[0-9]{10,13}-[0-9A-Za-z-]{18,40}`).also("gitleaks:slack-bot-token"),
		token("slack-legacy-bot-token", "Slack bot token of the old form", `xoxb-[0-9]{8,14}-[0-9A-Za-z]{18,26}`).also("gitleaks:slack-legacy-bot-token"),
		token("slack-user-token", "Slack user token", `xox[pe]-(?:[0-9]{10,13}-){3}[0-9A-Za-z]{28,34}`).starts("xoxp-", "xoxe-").also("gitleaks:slack-user-token"),
		token("slack-legacy-token", "Slack legacy token", `xox[os]-\d+-\d+-\d+-[0-9a-f]{10,40}`).starts("xoxo-", "xoxs-").also("gitleaks:slack-legacy-token"),
		token("slack-workspace-token", "Slack workspace token", `xox[ar]-(?:\d-)?[0-9A-Za-z]{8,48}(?:-[0-9A-Za-z]{8,48}){1,4}`).starts("xoxa-", "xoxr-").also("gitleaks:slack-legacy-workspace-token"),
		token("slack-app-token", "Slack app-level token", `xapp-\d-[0-9A-Z]{9,13}-\d{10,14}-[0-9a-z]{40,64}`).also("gitleaks:slack-app-token"),
		token("slack-configuration-token", "Slack app configuration token", `xoxe\.xox[bp]-\d-[0-9A-Za-z]{160,170}`).also("gitleaks:slack-config-access-token"),
		token("slack-configuration-refresh-token", "Slack app configuration refresh token", `xoxe-\d-[0-9A-Za-z]{140,150}`).also("gitleaks:slack-config-refresh-token"),
		token("slack-browser-token", "Slack browser session token", `xoxc-\d{10,13}-\d{10,13}-\d{10,13}-`+lowerHex+`{64}`),
		token("slack-browser-cookie", "Slack browser session cookie", `xoxd-[0-9A-Za-z%+/-]{100,}`),
		token("slack-webhook", "Slack incoming webhook", `hooks\.slack\.com/services/[0-9A-Za-z+/]{40,60}`).medium().also("gitleaks:slack-webhook-url"),
		token("slack-workflow-webhook", "Slack workflow webhook", `hooks\.slack\.com/(?:workflows|triggers)/[0-9A-Za-z+/]{40,90}`).starts("hooks.slack.com/workflows/", "hooks.slack.com/triggers/").medium().also("gitleaks:slack-webhook-url"),
		named("slack-signing-secret", "Slack signing secret or client secret", "slacksigning slackclientsecret slacksecret slackverification", lowerHex+`{32}`).medium(),
	}},
	{"Discord", "https://discord.com/developers/docs/reference#authentication", "discord.com/developers/applications", []*kind{
		named("discord-bot-token", "Discord bot token", "discord bot token", discordToken).sum(discordSum),
		token("discord-bot-header", "Discord bot token", `Bot `+discordToken),
		token("discord-mfa-token", "Discord account token", `mfa\.[0-9A-Za-z_-]{84}`),
		token("discord-webhook", "Discord webhook", `https://(?:(?:canary|ptb)\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{17,20}/[0-9A-Za-z_-]{60,80}`).starts("https://discord", "https://canary.discord", "https://ptb.discord").medium(),
		named("discord-client-secret", "Discord client secret", "discord", `[0-9A-Za-z_=-]{32}|[0-9a-f]{64}`).also("gitleaks:discord-client-secret", "gitleaks:discord-api-token"),
		named("discord-client-id", "Discord application ID under the name of a secret", "discord", `\d{17,20}`).low().also("gitleaks:discord-client-id"),
	}},
	{"Telegram", "https://core.telegram.org/bots/api#authorizing-your-bot", "@BotFather → /revoke", []*kind{
		token("telegram-bot-token", "Telegram bot token", `\d{8,10}:AA[0-9A-Za-z_-]{33}`).holds(":AA").also("gitleaks:telegram-bot-api-token"),
		named("telegram-named-token", "Telegram bot token", "telegr", `\d{5,16}:A[0-9A-Za-z_-]{34}`).also("gitleaks:telegram-bot-api-token"),
		named("telegram-api-hash", "Telegram API hash", "apihash telegramapi tgapi", lowerHex+`{32}`),
	}},
	{"Microsoft Teams", "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook", "the channel's connectors", []*kind{
		token("teams-webhook", "Microsoft Teams webhook", `https://[0-9a-z]+\.webhook\.office\.com/webhookb2/[0-9a-z-]{36}@[0-9a-z-]{36}/IncomingWebhook/[0-9a-z]{32}/[0-9a-z-]{36}`).holds(".webhook.office.com/").plain().medium().also("gitleaks:microsoft-teams-webhook"),
		token("teams-legacy-webhook", "Microsoft Teams webhook of the old form", `https://outlook\.office(?:365)?\.com/webhook/`+uuid+`@`+uuid+`/IncomingWebhook/[0-9a-z]{32}/`+uuid).starts("https://outlook.office").plain().medium(),
	}},
	{"Mattermost", "https://developers.mattermost.com/integrate/reference/personal-access-token/", "the profile → security", []*kind{
		named("mattermost-token", "Mattermost access token", "mattermost", `[0-9a-z]{26}`).also("gitleaks:mattermost-access-token"),
	}},
	{"Zoom", "https://developers.zoom.us/docs/integrations/oauth/", "marketplace.zoom.us → app credentials", []*kind{
		named("zoom-client-secret", "Zoom client secret", "zoom", `[0-9A-Za-z]{32}`),
		named("webex-token", "Webex access token", "webex", `[0-9A-Za-z_-]{64}(?:_[0-9A-Za-z]{4}_`+uuid+`)?`).from("https://developer.webex.com/docs/getting-started"),
	}},
	{"Feishu", "https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot", "the group's bot settings", []*kind{
		token("feishu-webhook", "Feishu bot webhook", `https://open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/`+uuid).starts("https://open.feishu.cn", "https://open.larksuite.com").plain().medium(),
		token("dingtalk-webhook", "DingTalk bot webhook", `https://oapi\.dingtalk\.com/robot/send\?access_token=`+lowerHex+`{64}`).medium().from("https://open.dingtalk.com/document/orgapp/custom-robot-access"),
		named("dingtalk-secret", "DingTalk bot secret", "dingtalk dingding ding secret", `SEC`+lowerHex+`{64}`).from("https://open.dingtalk.com/document/orgapp/custom-robot-access"),
		token("wecom-webhook", "WeCom bot webhook", `https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=`+uuid).plain().medium().from("https://developer.work.weixin.qq.com/document/path/91770"),
	}},
	{"LINE", "https://developers.line.biz/en/docs/basics/channel-access-token/", "developers.line.biz/console", []*kind{
		named("line-channel-token", "LINE channel access token", "line channelaccesstoken", `[0-9A-Za-z+/]{150,180}=?`),
		named("line-channel-secret", "LINE channel secret", "linechannelsecret channelsecret", lowerHex+`{32}`),
	}},
	{"Matrix", "https://spec.matrix.org/latest/client-server-api/#using-access-tokens", "the session's log out", []*kind{
		token("matrix-token", "Matrix access token", `syt_[0-9A-Za-z+/=_-]{2,60}_[0-9A-Za-z]{20}_[0-9A-Za-z]{6}`),
	}},
	{"Rocket.Chat", "https://developer.rocket.chat/apidocs/personal-access-tokens", "the account → personal access tokens", []*kind{
		named("rocketchat-token", "Rocket.Chat access token", "rocketchat rocket", `[0-9A-Za-z_-]{43}`),
		named("zulip-key", "Zulip API key", "zulip", `[0-9A-Za-z]{32}`).from("https://zulip.com/api/api-keys"),
	}},
	{"Intercom", "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication", "app.intercom.com → developer hub", []*kind{
		token("intercom-token", "Intercom access token", `dG9rO[0-9A-Za-z+/]{54}=`),
		named("intercom-named-token", "Intercom access token", "intercom", `[0-9A-Za-z=_-]{60}`).also("gitleaks:intercom-api-key"),
	}},
	{"Twilio", "https://www.twilio.com/docs/iam/api-keys", "console.twilio.com → API keys", []*kind{
		named("twilio-auth-token", "Twilio auth token", "twilio", lowerHex+`{32}`),
		named("twilio-api-key", "Twilio API key SID", "twilio twkey", `SK[0-9a-fA-F]{32}`).medium().also("gitleaks:twilio-api-key"),
		named("twilio-api-secret", "Twilio API key secret", "twilio", `[0-9A-Za-z]{32}`),
	}},
	{"Vonage", "https://developer.vonage.com/en/getting-started/concepts/authentication", "dashboard.nexmo.com → API settings", []*kind{
		named("vonage-secret", "Vonage API secret", "nexmo vonage", `[0-9A-Za-z]{16}`),
		named("plivo-token", "Plivo auth token", "plivo", `[0-9A-Za-z_-]{40}`).from("https://www.plivo.com/docs/"),
		named("messagebird-key", "MessageBird API key", "messagebird", `[0-9A-Za-z]{25}|`+uuid).also("gitleaks:messagebird-api-token", "gitleaks:messagebird-client-id").from("https://developers.messagebird.com/api/#api-authentication"),
		named("sinch-token", "Sinch API token", "sinch", lowerHex+`{32}`).from("https://developers.sinch.com/"),
		named("infobip-key", "Infobip API key", "infobip", lowerHex+`{32}-`+uuid).from("https://www.infobip.com/docs/essentials/api-authentication"),
		named("telnyx-named-key", "Telnyx API key", "telnyx", `KEY[0-9A-F]{32}_[0-9A-Za-z]{22}`).from("https://developers.telnyx.com/"),
	}},
	{"Pusher", "https://pusher.com/docs/channels/library_auth_reference/rest-api/", "dashboard.pusher.com → app keys", []*kind{
		named("pusher-secret", "Pusher app secret", "pusher", lowerHex+`{20}`),
		named("ably-key", "Ably API key", "ably", `[0-9A-Za-z_-]{6,10}\.[0-9A-Za-z_-]{6}:[0-9A-Za-z_-]{43}`).from("https://ably.com/docs/auth"),
		token("pubnub-secret-key", "PubNub secret key", `sec-c-[0-9A-Za-z]{48}`).from("https://www.pubnub.com/docs/general/security/access-control"),
		token("pubnub-publish-key", "PubNub publish key", `pub-c-`+uuid).low().from("https://www.pubnub.com/docs/general/security/access-control"),
		named("agora-certificate", "Agora app certificate", "agora appcertificate", lowerHex+`{32}`).from("https://docs.agora.io/en/"),
		named("livekit-secret", "LiveKit API secret", "livekit", `[0-9A-Za-z]{43,50}`).from("https://docs.livekit.io/home/get-started/authentication/"),
		named("sendbird-token", "Sendbird API token", "sendbird", lowerHex+`{40}|`+uuid).also("gitleaks:sendbird-access-token", "gitleaks:sendbird-access-id").from("https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api"),
		named("stream-secret", "Stream API secret", "getstream streamsecret streamapisecret", `[0-9a-z]{64}`).from("https://getstream.io/chat/docs/"),
	}},
	{"Pushover", "https://pushover.net/api", "pushover.net/apps", []*kind{
		named("pushover-token", "Pushover token", "pushover", `[0-9a-z]{30}`),
		named("pushbullet-token", "Pushbullet access token", "pushbullet", `o\.[0-9A-Za-z]{32}`).from("https://docs.pushbullet.com/#authentication"),
		token("ntfy-token", "ntfy access token", `tk_[0-9a-z]{29}`).from("https://docs.ntfy.sh/publish/#access-tokens"),
		token("onesignal-key", "OneSignal API key", `os_v2_(?:app|org)_[0-9a-z]{50,110}`).starts("os_v2_app_", "os_v2_org_").from("https://documentation.onesignal.com/docs/keys-and-ids"),
		named("onesignal-legacy-key", "OneSignal REST API key", "onesignal", `[0-9A-Za-z]{48}`).from("https://documentation.onesignal.com/docs/keys-and-ids"),
		named("expo-token", "Expo access token", "expo", `[0-9A-Za-z_-]{40}`).from("https://docs.expo.dev/accounts/programmatic-access/"),
	}},
	{"IFTTT", "https://ifttt.com/maker_webhooks", "ifttt.com/maker_webhooks/settings", []*kind{
		token("ifttt-webhook", "IFTTT webhook", `https://maker\.ifttt\.com/trigger/[0-9A-Za-z_{}-]+/(?:json/)?with/key/[0-9A-Za-z_-]{20,60}`).medium(),
		token("zapier-webhook", "Zapier webhook", `https://hooks\.zapier\.com/hooks/catch/\d{5,9}/[0-9a-z]{6,10}`).plain().low().from("https://docs.zapier.com/"),
		token("make-webhook", "Make webhook", `https://hook\.(?:[a-z]{2}\d\.)?(?:make|integromat)\.com/[0-9a-z]{32}`).starts("https://hook.").low().from("https://help.make.com/webhooks"),
	}},
	{"SendGrid", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys", "app.sendgrid.com/settings/api_keys", []*kind{
		token("sendgrid-key", "SendGrid API key", `SG\.[0-9A-Za-z_=.-]{66}`).also("gitleaks:sendgrid-api-token"),
	}},
	{"Mailgun", "https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/", "app.mailgun.com/settings/api_security", []*kind{
		token("mailgun-key", "Mailgun private API key", `key-`+lowerHex+`{32}`).also("gitleaks:mailgun-private-api-token"),
		named("mailgun-token", "Mailgun API key", "mailgun", `[0-9a-z]{32}-[0-9a-z]{8}-[0-9a-z]{8}`).also("gitleaks:mailgun-signing-key"),
		token("mailgun-public-key", "Mailgun public validation key", `pubkey-`+lowerHex+`{32}`).low().also("gitleaks:mailgun-pub-key"),
	}},
	{"Mailchimp", "https://mailchimp.com/developer/marketing/guides/quick-start/", "admin.mailchimp.com/account/api", []*kind{
		token("mailchimp-key", "Mailchimp API key", lowerHex+`{32}-us[1-9]\d?`).holds("-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9").also("gitleaks:mailchimp-api-key"),
		token("mandrill-key", "Mandrill API key", `md-[0-9A-Za-z_-]{22}`).from("https://mailchimp.com/developer/transactional/guides/quick-start/"),
		named("mandrill-legacy-key", "Mandrill API key of the old form", "mandrill", `[0-9A-Za-z_-]{22}`).from("https://mailchimp.com/developer/transactional/guides/quick-start/"),
	}},
	{"Postmark", "https://postmarkapp.com/developer/api/overview", "account.postmarkapp.com → API tokens", []*kind{
		named("postmark-token", "Postmark token", "postmark", uuid),
		named("sparkpost-key", "SparkPost API key", "sparkpost", lowerHex+`{40}`).from("https://developers.sparkpost.com/api/#header-authentication"),
		named("mailjet-key", "Mailjet key", "mailjet mjapikey", lowerHex+`{32}`).from("https://dev.mailjet.com/email/guides/"),
	}},
	{"Brevo", "https://developers.brevo.com/docs/getting-started", "app.brevo.com/settings/keys/api", []*kind{
		token("brevo-key", "Brevo API key", `xkeysib-`+lowerHex+`{64}-[0-9A-Za-z]{16}`).also("gitleaks:sendinblue-api-token"),
		token("brevo-smtp-key", "Brevo SMTP key", `xsmtpsib-`+lowerHex+`{64}-[0-9A-Za-z]{16}`),
	}},
	{"Resend", "https://resend.com/docs/api-reference/introduction", "resend.com/api-keys", []*kind{
		token("resend-key", "Resend API key", `re_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}`),
	}},
	{"Klaviyo", "https://developers.klaviyo.com/en/docs/retrieve_api_credentials", "klaviyo.com/settings/account/api-keys", []*kind{
		token("klaviyo-key", "Klaviyo private API key", `pk_`+lowerHex+`{34}`),
	}},
	{"MailerSend", "https://www.mailersend.com/help/managing-api-tokens", "app.mailersend.com/api-tokens", []*kind{
		token("mailersend-token", "MailerSend API token", `mlsn\.`+lowerHex+`{64}`),
	}},
	{"SMTP2GO", "https://developers.smtp2go.com/docs/introduction-guide", "app.smtp2go.com → API keys", []*kind{
		token("smtp2go-key", "SMTP2GO API key", `api-[0-9A-F]{32}`),
	}},
	{"Courier", "https://www.courier.com/docs/reference/auth/intro", "app.courier.com/settings/api-keys", []*kind{
		token("courier-key", "Courier API key", `pk_(?:prod|test)_[0-9A-Z]{28}`).starts("pk_prod_", "pk_test_"),
	}},
	{"Customer.io", "https://docs.customer.io/accounts-and-workspaces/managing-credentials/", "fly.customer.io → API credentials", []*kind{
		named("customerio-key", "Customer.io API key", "customerio cioapikey", lowerHex+`{20}|`+lowerHex+`{32}`),
		named("iterable-key", "Iterable API key", "iterable", lowerHex+`{32}`).from("https://api.iterable.com/api/docs"),
		named("activecampaign-key", "ActiveCampaign API key", "activecampaign", lowerHex+`{64}|`+lowerHex+`{72}`).from("https://developers.activecampaign.com/reference/authentication"),
		named("mailtrap-token", "Mailtrap API token", "mailtrap", lowerHex+`{32}`).from("https://docs.mailtrap.io/"),
		named("elasticemail-key", "Elastic Email API key", "elasticemail", `[0-9A-F]{96}`).from("https://elasticemail.com/developers/api-documentation"),
	}},
}

// discordToken is the user's ID in base64, a time and a signature; IDs of today
// begin with a digit from 1 to 9, which is M, N or O in base64.
const discordToken = `[MNO][0-9A-Za-z_-]{23,27}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,38}`
