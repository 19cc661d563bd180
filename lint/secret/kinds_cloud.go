package secret

const (
	uuid     = `[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`
	anyUUID  = `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`
	lowerHex = `[0-9a-f]`
)

// clouds rent out machines.
var clouds = []provider{
	{"AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids", "console.aws.amazon.com/iam → users → security credentials", []*kind{
		token("aws-access-key-id", "AWS access key ID", `(?:AKIA|ABIA|ACCA)[A-Z2-7]{16}`).starts("AKIA", "ABIA", "ACCA").sum(awsSum).with("aws-secret-access-key").also("gitleaks:aws-access-token"),
		token("aws-temporary-key-id", "AWS temporary access key ID", `ASIA[A-Z2-7]{16}`).sum(awsSum).low().with("aws-secret-access-key"),
		named("aws-secret-access-key", "AWS secret access key", "awssecret secretaccesskey secretkey awskey s3secret amazonsecret awsaccesskey s3key sessecret", `[0-9A-Za-z+/]{40}`).sum(notHex).with("aws-access-key-id"),
		named("aws-session-token", "AWS session token", "awssessiontoken sessiontoken awssecuritytoken", `(?:FwoGZXIvYXdzE|IQoJb3JpZ2lu)[0-9A-Za-z+/=]{200,}`).medium(),
		named("aws-ses-smtp-password", "Amazon SES SMTP password", "smtp ses mailpassword emailpassword", `B[0-9A-Za-z+/]{43}`),
		token("aws-bedrock-api-key", "Amazon Bedrock API key", `ABSK[0-9A-Za-z+/]{109,269}={0,2}`).also("gitleaks:aws-amazon-bedrock-api-key-long-lived"),
		token("aws-bedrock-short-key", "Amazon Bedrock short-term API key", `bedrock-api-key-[0-9A-Za-z+/]{100,}={0,2}`).medium().also("gitleaks:aws-amazon-bedrock-api-key-short-lived"),
		token("aws-appsync-api-key", "AWS AppSync API key", `da2-[0-9a-z]{26}`).medium(),
		token("amazon-mws-token", "Amazon MWS authorization token", `amzn\.mws\.`+uuid),
		token("amazon-oauth-secret", "Login with Amazon client secret", `amzn1\.oa2-cs\.v1\.`+lowerHex+`{64}`),
		token("aws-presigned-url", "pre-signed AWS URL", `X-Amz-Credential=[^\s"'&]{20,120}(?:&[0-9A-Za-z-]+=[^\s"'&]+){2,8}?&X-Amz-Signature=[0-9a-f]{64}`).plain().low(),
		named("aws-cognito-client-secret", "Amazon Cognito client secret", "cognito", `[0-9a-z]{50,52}`),
	}},
	{"Google", "https://cloud.google.com/docs/authentication", "console.cloud.google.com/apis/credentials", []*kind{
		token("google-api-key", "Google API key", `AIza[0-9A-Za-z_-]{35}`).also("gitleaks:gcp-api-key"),
		token("google-oauth-secret", "Google OAuth client secret", `GOCSPX-[0-9A-Za-z_-]{28}`),
		token("google-refresh-token", "Google OAuth refresh token", `1//0[0-9A-Za-z_-]{40,200}`),
		token("google-access-token", "Google OAuth access token", `ya29\.[0-9A-Za-z_-]{30,}`).medium(),
		token("google-hmac-key-id", "Google Cloud Storage HMAC access ID", `GOOG1E[A-Z0-9]{55}`).medium(),
		token("google-messaging-key", "Firebase Cloud Messaging server key", `AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{134}`),
		token("google-gemini-key", "Google Gemini API key", `AQ\.Ab[0-9A-Za-z_-]{40,100}`),
		named("google-recaptcha-secret", "reCAPTCHA secret key", "recaptchasecret recaptchaprivate captchasecret recaptchakey", `6L[0-9A-Za-z_-]{38}`).medium(),
		named("google-legacy-oauth-secret", "Google OAuth client secret of the short form", "googleclientsecret googlesecret googleoauth gcpclientsecret", `[0-9A-Za-z_-]{24}`),
		named("google-hmac-secret", "Google Cloud Storage HMAC secret", "gcshmac gcssecret hmacsecret", `[0-9A-Za-z+/]{40}`),
		token("google-chat-webhook", "Google Chat webhook", `https://chat\.googleapis\.com/v1/spaces/[0-9A-Za-z_-]{6,20}/messages\?key=[0-9A-Za-z_-]{20,60}&token=[0-9A-Za-z_%-]{20,80}`).plain().medium(),
		named("firebase-secret", "Firebase database secret", "firebasesecret firebasedatabasesecret", `[0-9A-Za-z]{40}`),
		named("firebase-ci-token", "Firebase CI token", "firebase", `1//?[0-9A-Za-z_-]{43,110}`),
		token("google-signed-url", "signed Google Cloud Storage URL", `X-Goog-Credential=[^\s"'&]{20,160}(?:&[0-9A-Za-z-]+=[^\s"'&]+){2,8}?&X-Goog-Signature=[0-9a-f]{256,}`).plain().low(),
	}},
	{"Azure", "https://learn.microsoft.com/en-us/purview/sit-defn-all-creds", "portal.azure.com → the resource → keys → regenerate", []*kind{
		token("azure-client-secret", "Microsoft Entra client secret", `[0-9A-Za-z_~.-]{3}\dQ~[0-9A-Za-z_~.-]{31,34}`).holds("0Q~", "1Q~", "2Q~", "3Q~", "4Q~", "5Q~", "6Q~", "7Q~", "8Q~", "9Q~").also("gitleaks:azure-ad-client-secret"),
		token("azure-storage-key", "Azure Storage account key", `AccountKey=[0-9A-Za-z+/]{86}==`),
		token("azure-shared-access-key", "Azure shared access key", `SharedAccessKey=[0-9A-Za-z+/]{43}=`),
		token("azure-storage-signed-key", "Azure Storage account key", `[0-9A-Za-z+/]{76}\+ASt[0-9A-Za-z+/]{6}==`).holds("+ASt"),
		token("azure-batch-key", "Azure Batch account key", `[0-9A-Za-z+/]{76}\+ABa[0-9A-Za-z+/]{6}==`).holds("+ABa"),
		token("azure-cosmos-key", "Azure Cosmos DB key", `[0-9A-Za-z+/]{76}ACDb[0-9A-Za-z+/]{6}==`).holds("ACDb"),
		token("azure-service-bus-key", "Azure Service Bus key", `[0-9A-Za-z+/]{33}\+ASb[0-9A-Za-z+/]{6}=`).holds("+ASb"),
		token("azure-event-hub-key", "Azure Event Hubs key", `[0-9A-Za-z+/]{33}\+AEh[0-9A-Za-z+/]{6}=`).holds("+AEh"),
		token("azure-relay-key", "Azure Relay key", `[0-9A-Za-z+/]{33}\+ARm[0-9A-Za-z+/]{6}=`).holds("+ARm"),
		token("azure-iot-key", "Azure IoT Hub key", `[0-9A-Za-z+/]{33}AIoT[0-9A-Za-z+/]{6}=`).holds("AIoT"),
		token("azure-function-key", "Azure Functions key", `[0-9A-Za-z_-]{44}AzFu[0-9A-Za-z_-]{5,6}[AQgw]==`).holds("AzFu"),
		token("azure-search-key", "Azure AI Search key", `[0-9A-Za-z]{42}AzSe[A-D][0-9A-Za-z]{5}`).holds("AzSe"),
		token("azure-redis-key", "Azure Cache for Redis key", `[0-9A-Za-z]{33}AzCa[A-P][0-9A-Za-z]{5}=`).holds("AzCa"),
		token("azure-registry-key", "Azure Container Registry key", `[0-9A-Za-z+/]{42}\+ACR[A-D][0-9A-Za-z+/]{5}`).holds("+ACR"),
		token("azure-ai-services-key", "Azure AI services key", `[0-9A-Za-z]{52}JQQJ99[0-9A-Za-z]{18}ACOG[0-9A-Za-z]{4}`).holds("ACOG"),
		token("azure-app-configuration", "Azure App Configuration connection string", `Endpoint=https://[0-9a-z-]+\.azconfig\.io;Id=[^;\s]{4,80};Secret=[0-9A-Za-z+/=]{40,100}`).plain(),
		token("azure-signalr", "Azure SignalR connection string", `Endpoint=https://[0-9a-z-]+\.(?:service\.signalr|webpubsub\.azure)\.(?:net|com);AccessKey=[0-9A-Za-z+/=]{40,100}`).plain(),
		token("azure-sas-url", "Azure shared access signature", `(?:sv|se|sp|sr|st|spr|ss|srt)=[^\s"'&]{1,60}(?:&(?:amp;)?(?:sv|se|sp|sr|st|spr|ss|srt|sip|si|sdd|skoid|sktid|skt|ske|sks|skv)=[^\s"'&]+){2,14}&(?:amp;)?sig=[0-9A-Za-z%+/]{40,80}(?:=|%3[dD])?`).holds("sig=").plain().medium(),
		named("azure-legacy-client-secret", "Microsoft Entra client secret", "azureclientsecret armclientsecret azuresecret aadclientsecret aadsecret", `[0-9A-Za-z_~.@?:=+/*\[\]-]{32,44}`),
		named("azure-subscription-key", "Azure API subscription key", "ocpapimsubscriptionkey subscriptionkey cognitive azureopenai azurekey azureapikey luis qnamaker", lowerHex+`{32}`),
		named("azure-storage-named-key", "Azure Storage account key", "azurestorage storageaccountkey storagekey accountkey azureaccount azureblob", `[0-9A-Za-z+/]{86}==`),
		token("azure-publish-password", "Azure publish profile password", `userPWD="[0-9A-Za-z]{60}"`),
		token("azure-logic-app-url", "Azure Logic Apps trigger URL", `https://[0-9a-z.-]+\.logic\.azure\.com(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\s"']{10,200}&sig=[0-9A-Za-z_-]{43}`).holds(".logic.azure.com").plain().medium(),
		token("azure-web-app-key", "Azure API Management key", `[0-9A-Za-z]{52}JQQJ99[0-9A-Za-z]{18}APIM[0-9A-Za-z]{4}`).holds("APIM"),
	}},
	{"DigitalOcean", "https://docs.digitalocean.com/reference/api/create-personal-access-token/", "cloud.digitalocean.com/account/api/tokens", []*kind{
		token("digitalocean-token", "DigitalOcean personal access token", `dop_v1_`+lowerHex+`{64}`).also("gitleaks:digitalocean-pat"),
		token("digitalocean-oauth-token", "DigitalOcean OAuth token", `doo_v1_`+lowerHex+`{64}`).also("gitleaks:digitalocean-access-token"),
		token("digitalocean-refresh-token", "DigitalOcean refresh token", `dor_v1_`+lowerHex+`{64}`).also("gitleaks:digitalocean-refresh-token"),
		named("digitalocean-spaces-key", "DigitalOcean Spaces secret key", "spaces digitalocean", `[0-9A-Za-z+/]{43}`),
	}},
	{"Alibaba Cloud", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair", "ram.console.aliyun.com", []*kind{
		token("alibaba-access-key-id", "Alibaba Cloud access key ID", `LTAI[0-9A-Za-z]{17,21}`).with("alibaba-access-key-secret").also("gitleaks:alibaba-access-key-id"),
		named("alibaba-access-key-secret", "Alibaba Cloud access key secret", "alibaba aliyun alicloud oss accesskeysecret", `[0-9A-Za-z]{30}`).with("alibaba-access-key-id").also("gitleaks:alibaba-secret-key"),
	}},
	{"Tencent Cloud", "https://www.tencentcloud.com/document/product/598/34228", "console.cloud.tencent.com/cam/capi", []*kind{
		token("tencent-secret-id", "Tencent Cloud SecretId", `AKID[0-9A-Za-z]{32}`).with("tencent-secret-key"),
		named("tencent-secret-key", "Tencent Cloud SecretKey", "tencent qcloud", `[0-9A-Za-z]{32}`).with("tencent-secret-id"),
		named("wechat-app-secret", "WeChat app secret", "wechat weixin wxsecret wxappsecret", lowerHex+`{32}`).from("https://developers.weixin.qq.com/doc/"),
	}},
	{"Baidu", "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb", "console.bce.baidu.com/iam", []*kind{
		token("baidu-api-key", "Baidu AI Cloud API key", `bce-v3/ALTAK-[0-9A-Za-z]{21}/`+lowerHex+`{40}`),
		named("baidu-secret-key", "Baidu secret key", "baidu bce", `[0-9A-Za-z]{32}`),
	}},
	{"Volcengine", "https://www.volcengine.com/docs/6291/65568", "console.volcengine.com/iam/keymanage", []*kind{
		token("volcengine-access-key", "Volcengine access key ID", `AKLT[0-9A-Za-z]{40,64}={0,2}`),
		named("huawei-secret-key", "Huawei Cloud secret access key", "huawei hwcloud", `[0-9A-Za-z]{40}`).from("https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html"),
		named("qiniu-secret-key", "Qiniu secret key", "qiniu", `[0-9A-Za-z_-]{40}`).from("https://developer.qiniu.com/kodo/1644/security"),
	}},
	{"Yandex", "https://yandex.cloud/en/docs/iam/concepts/authorization/", "console.yandex.cloud → service accounts", []*kind{
		token("yandex-api-key", "Yandex Cloud API key", `AQVN[0-9A-Za-z_-]{35,38}`).also("gitleaks:yandex-api-key"),
		token("yandex-iam-token", "Yandex Cloud IAM token", `t1\.[0-9A-Za-z_-]{4,}={0,2}\.[0-9A-Za-z_-]{86}={0,2}`).medium().also("gitleaks:yandex-access-token"),
		token("yandex-oauth-token", "Yandex OAuth token", `y[0-3]_[0-9A-Za-z_-]{55,60}`).starts("y0_", "y1_", "y2_", "y3_"),
		token("yandex-secret-key", "Yandex Cloud static secret key", `YC[NMOP][0-9A-Za-z_-]{37}`).starts("YCN", "YCM", "YCO", "YCP").also("gitleaks:yandex-aws-access-token"),
		named("yandex-named-key", "Yandex Cloud static key", "yandex", `YC[0-9A-Za-z_-]{38}`).also("gitleaks:yandex-aws-access-token"),
	}},
	{"IBM Cloud", "https://cloud.ibm.com/docs/account?topic=account-userapikey", "cloud.ibm.com/iam/apikeys", []*kind{
		named("ibm-api-key", "IBM Cloud API key", "ibm bluemix iamapikey watson", `[0-9A-Za-z_-]{44}`),
		named("ibm-cos-secret", "IBM Cloud Object Storage HMAC secret", "ibmcos coshmac cossecret", lowerHex+`{48}`),
	}},
	{"Heroku", "https://devcenter.heroku.com/articles/authentication", "dashboard.heroku.com/account", []*kind{
		token("heroku-token", "Heroku API token", `HRKU-[0-9A-Za-z_-]{60,65}`).also("gitleaks:heroku-api-key-v2"),
		named("heroku-api-key", "Heroku API key", "heroku", uuid).also("gitleaks:heroku-api-key"),
	}},
	{"Linode", "https://techdocs.akamai.com/linode-api/reference/get-started", "cloud.linode.com/profile/tokens", []*kind{
		named("linode-token", "Linode personal access token", "linode", lowerHex+`{64}`),
	}},
	{"Cisco Meraki", "https://developer.cisco.com/meraki/api-v1/authorization/", "dashboard.meraki.com → my profile", []*kind{
		named("meraki-key", "Cisco Meraki API key", "meraki", lowerHex+`{40}`).also("gitleaks:cisco-meraki-api-key"),
	}},
	{"Looker", "https://cloud.google.com/looker/docs/api-auth", "the instance's admin page → users", []*kind{
		named("looker-secret", "Looker client ID or secret", "looker", `[0-9A-Za-z]{20}|[0-9A-Za-z]{24}`).also("gitleaks:looker-client-id", "gitleaks:looker-client-secret"),
	}},
	{"Akamai", "https://techdocs.akamai.com/developer/docs/edgegrid", "control.akamai.com → identity and access", []*kind{
		token("akamai-access-token", "Akamai EdgeGrid token", `akab-[0-9a-z]{16}-[0-9a-z]{16}`).medium(),
		named("akamai-client-secret", "Akamai EdgeGrid client secret", "akamai edgegrid", `[0-9A-Za-z+/]{43}=`),
	}},
	{"Vultr", "https://docs.vultr.com/platform/other/api", "my.vultr.com/settings/#settingsapi", []*kind{
		named("vultr-api-key", "Vultr API key", "vultr", `[A-Z0-9]{36}`),
	}},
	{"Hetzner", "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/", "console.hetzner.cloud → security → API tokens", []*kind{
		named("hetzner-token", "Hetzner Cloud API token", "hcloud hetzner", `[0-9A-Za-z]{64}`),
	}},
	{"Scaleway", "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/", "console.scaleway.com/iam/api-keys", []*kind{
		named("scaleway-secret-key", "Scaleway secret key", "scaleway scw", uuid),
	}},
	{"OVHcloud", "https://help.ovhcloud.com/csm/en-gb-api-getting-started-ovhcloud-api", "eu.api.ovh.com/console", []*kind{
		named("ovh-application-secret", "OVHcloud application secret", "ovh", `[0-9a-f]{32}|[0-9A-Za-z]{32}`),
	}},
	{"Exoscale", "https://community.exoscale.com/product/iam/", "portal.exoscale.com/iam/keys", []*kind{
		token("exoscale-api-key", "Exoscale API key", `EXO`+lowerHex+`{24}`).medium(),
		named("exoscale-secret", "Exoscale API secret", "exoscale", `[0-9A-Za-z_-]{43}`),
	}},
	{"UpCloud", "https://developers.upcloud.com/", "hub.upcloud.com → API tokens", []*kind{
		token("upcloud-token", "UpCloud API token", `ucat_[0-9A-Z]{26}`),
	}},
	{"Oracle Cloud", "https://docs.oracle.com/en-us/iaas/Content/Identity/access/managing-user-credentials.htm", "cloud.oracle.com → user settings", []*kind{
		named("oracle-auth-token", "Oracle Cloud auth token", "ociauthtoken oracletoken oraclesecret ocisecret", `[0-9A-Za-z;:<>()\[\]{}#+_.!~^-]{20}`),
		named("oracle-customer-secret", "Oracle Cloud customer secret key", "ocicustomersecret ocisecretkey", `[0-9A-Za-z+/]{43}=`),
	}},
	{"OpenStack", "https://docs.openstack.org/keystone/latest/user/application_credentials.html", "openstack application credential delete", []*kind{
		named("openstack-application-secret", "OpenStack application credential secret", "osapplicationcredentialsecret openstack", `[0-9A-Za-z_-]{86}`),
	}},
	{"Cloudflare", "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/", "dash.cloudflare.com/profile/api-tokens", []*kind{
		token("cloudflare-origin-key", "Cloudflare Origin CA key", `v1\.0-`+lowerHex+`{24}-`+lowerHex+`{146}`).also("gitleaks:cloudflare-origin-ca-key"),
		named("cloudflare-api-token", "Cloudflare API token", "cloudflare cfapitoken cftoken cfdns", `[0-9A-Za-z_-]{40}`).also("gitleaks:cloudflare-api-key"),
		named("cloudflare-global-key", "Cloudflare global API key", "cloudflare cfapikey cfkey xauthkey", lowerHex+`{37}`).also("gitleaks:cloudflare-global-api-key"),
		named("cloudflare-turnstile-secret", "Cloudflare Turnstile secret key", "turnstile", `0x4[0-9A-Za-z_-]{32,34}`),
		token("cloudflare-user-token", "Cloudflare user API token", `cfut_[0-9A-Za-z]{40,60}`),
		token("cloudflare-account-token", "Cloudflare account API token", `cfat_[0-9A-Za-z]{40,60}`),
	}},
	{"Fastly", "https://www.fastly.com/documentation/guides/account-info/account-management/using-api-tokens/", "manage.fastly.com/account/personal/tokens", []*kind{
		named("fastly-api-token", "Fastly API token", "fastly", `[0-9A-Za-z_-]{32}`).also("gitleaks:fastly-api-token"),
	}},
	{"Backblaze", "https://www.backblaze.com/docs/cloud-storage-application-keys", "secure.backblaze.com/app_keys.htm", []*kind{
		token("backblaze-application-key", "Backblaze B2 application key", `K00[0-5][0-9A-Za-z+/]{27}`).starts("K000", "K001", "K002", "K003", "K004", "K005"),
	}},
	{"Wasabi", "https://docs.wasabi.com/docs/creating-a-user-account-and-access-key", "console.wasabisys.com/access_keys", []*kind{
		named("wasabi-secret-key", "Wasabi secret key", "wasabi", `[0-9A-Za-z]{40}`),
		named("minio-secret-key", "MinIO secret key", "miniosecret minioroot minioaccess", `[0-9A-Za-z+/]{32,40}`).from("https://min.io/docs/minio/linux/administration/identity-access-management.html"),
	}},
}
