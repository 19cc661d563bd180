package secret

// payments move money and goods.
var payments = []provider{
	{"Stripe", "https://docs.stripe.com/keys", "dashboard.stripe.com/apikeys", []*kind{
		token("stripe-secret-key", "Stripe secret key", `sk_(?:live|prod)_[0-9A-Za-z]{14,247}`).starts("sk_live_", "sk_prod_").also("gitleaks:stripe-access-token"),
		token("stripe-restricted-key", "Stripe restricted key", `rk_(?:live|prod)_[0-9A-Za-z]{14,247}`).starts("rk_live_", "rk_prod_").also("gitleaks:stripe-access-token"),
		token("stripe-test-key", "Stripe test mode key", `[sr]k_test_[0-9A-Za-z]{14,247}`).starts("sk_test_", "rk_test_").medium().also("gitleaks:stripe-access-token"),
		token("stripe-webhook-secret", "Stripe webhook signing secret", `whsec_[0-9A-Za-z+/]{32,64}={0,2}`).medium(),
	}},
	{"Square", "https://developer.squareup.com/docs/build-basics/access-tokens", "developer.squareup.com/apps", []*kind{
		token("square-token", "Square access token", `EAAA[0-9A-Za-z_-]{60}`).also("gitleaks:square-access-token"),
		token("square-legacy-token", "Square access token of the old form", `sq0atp-[0-9A-Za-z_-]{22,60}`).also("gitleaks:square-access-token"),
		token("square-secret", "Square application secret", `sq0csp-[0-9A-Za-z_-]{43}`),
	}},
	{"PayPal", "https://developer.paypal.com/api/rest/authentication/", "developer.paypal.com/dashboard/applications", []*kind{
		token("braintree-token", "Braintree access token", `access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$`+lowerHex+`{32}`).from("https://developer.paypal.com/braintree/docs"),
		named("paypal-secret", "PayPal client secret", "paypal", `E[0-9A-Za-z_-]{79}`),
		named("braintree-private-key", "Braintree private key", "braintree", lowerHex+`{32}`).from("https://developer.paypal.com/braintree/docs"),
	}},
	{"Adyen", "https://docs.adyen.com/development-resources/api-credentials/", "ca-live.adyen.com → API credentials", []*kind{
		token("adyen-key", "Adyen API key", `AQE[a-z0-9][0-9A-Za-z+/]{60,180}={0,2}-[0-9A-Za-z+/]{40,64}={0,2}-[0-9A-Za-z{}<>()\[\]|~^&*%$#@!?.,:;=_-]{16}`),
		named("adyen-hmac-key", "Adyen HMAC key", "adyen", `[0-9A-F]{64}`),
	}},
	{"Razorpay", "https://razorpay.com/docs/api/authentication/", "dashboard.razorpay.com/app/keys", []*kind{
		token("razorpay-key-id", "Razorpay live key ID", `rzp_live_[0-9A-Za-z]{14}`).low().with("razorpay-secret"),
		named("razorpay-secret", "Razorpay key secret", "razorpay rzp", `[0-9A-Za-z]{24}`).with("razorpay-key-id"),
	}},
	{"Flutterwave", "https://developer.flutterwave.com/docs/authentication", "app.flutterwave.com/settings/apis", []*kind{
		token("flutterwave-secret-key", "Flutterwave secret key", `FLWSECK(?:_TEST)?-?[0-9a-z]{12,40}(?:-X)?`).also("gitleaks:flutterwave-secret-key", "gitleaks:flutterwave-encryption-key"),
		token("flutterwave-public-key", "Flutterwave public key", `FLWPUBK(?:_TEST)?-[0-9a-z]{32}-X`).low().also("gitleaks:flutterwave-public-key"),
		token("paystack-key", "Paystack secret key", `sk_(?:live|test)_[0-9a-f]{40}`).starts("sk_live_", "sk_test_").narrow().from("https://paystack.com/docs/api/authentication/"),
	}},
	{"Mollie", "https://docs.mollie.com/reference/authentication", "my.mollie.com → API keys", []*kind{
		named("mollie-key", "Mollie live API key", "mollie", `live_[0-9A-Za-z]{30}`),
		token("mollie-access-token", "Mollie access token", `access_[0-9A-Za-z]{30,48}`).unsure(),
		named("gocardless-token", "GoCardless access token", "gocardless", `live_[0-9A-Za-z_=-]{40}`).also("gitleaks:gocardless-api-token").from("https://developer.gocardless.com/api-reference/"),
		named("chargebee-key", "Chargebee API key", "chargebee", `live_[0-9A-Za-z]{32,60}`).from("https://apidocs.chargebee.com/docs/api/auth"),
	}},
	{"Plaid", "https://plaid.com/docs/quickstart/glossary/", "dashboard.plaid.com/developers/keys", []*kind{
		token("plaid-access-token", "Plaid access token", `access-(?:sandbox|development|production)-`+uuid).starts("access-sandbox-", "access-development-", "access-production-").also("gitleaks:plaid-api-token"),
		named("plaid-secret", "Plaid secret", "plaid", `[0-9a-z]{30}|[0-9a-z]{24}`).also("gitleaks:plaid-secret-key", "gitleaks:plaid-client-id"),
	}},
	{"Shopify", "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing", "the shop's admin → apps → API credentials", []*kind{
		token("shopify-access-token", "Shopify access token", `shpat_[0-9a-fA-F]{32}`).also("gitleaks:shopify-access-token"),
		token("shopify-custom-token", "Shopify custom app access token", `shpca_[0-9a-fA-F]{32}`).also("gitleaks:shopify-custom-access-token"),
		token("shopify-private-token", "Shopify private app password", `shppa_[0-9a-fA-F]{32}`).also("gitleaks:shopify-private-app-access-token"),
		token("shopify-secret", "Shopify shared secret", `shpss_[0-9a-fA-F]{32}`).also("gitleaks:shopify-shared-secret"),
	}},
	{"BigCommerce", "https://developer.bigcommerce.com/docs/start/authentication", "the store's settings → API accounts", []*kind{
		named("bigcommerce-token", "BigCommerce access token", "bigcommerce", `[0-9a-z]{31}`),
		named("woocommerce-named-key", "WooCommerce key", "woocommerce", `c[ks]_`+lowerHex+`{40}`).from("https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication"),
		token("woocommerce-secret", "WooCommerce consumer secret", `cs_`+lowerHex+`{40}`).from("https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication"),
	}},
	{"Paddle", "https://developer.paddle.com/api-reference/about/authentication", "vendors.paddle.com/authentication", []*kind{
		token("paddle-key", "Paddle API key", `pdl_(?:live|sdbx)_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}`).starts("pdl_live_apikey_", "pdl_sdbx_apikey_"),
		named("paddle-auth-code", "Paddle vendor auth code", "paddle", lowerHex+`{50}`),
		token("polar-token", "Polar organization access token", `polar_oat_[0-9A-Za-z_-]{40,50}`).from("https://docs.polar.sh/"),
	}},
	{"Lob", "https://docs.lob.com/#tag/Authentication", "dashboard.lob.com/settings/api-keys", []*kind{
		named("lob-key", "Lob API key", "lob", `(?:live|test)_(?:[0-9a-f]{35}|pub_[0-9a-f]{31})`).also("gitleaks:lob-api-key", "gitleaks:lob-pub-api-key"),
		token("easypost-key", "EasyPost API key", `EZ[AT]K[0-9A-Za-z]{54}`).starts("EZAK", "EZTK").also("gitleaks:easypost-api-token", "gitleaks:easypost-test-api-token").from("https://docs.easypost.com/docs/authentication"),
		token("shippo-token", "Shippo API token", `shippo_(?:live|test)_[0-9a-fA-F]{40}`).starts("shippo_live_", "shippo_test_").also("gitleaks:shippo-api-token").from("https://docs.goshippo.com/docs/guides_general/authentication/"),
		token("duffel-token", "Duffel access token", `duffel_(?:live|test)_[0-9A-Za-z_=-]{43}`).starts("duffel_live_", "duffel_test_").also("gitleaks:duffel-api-token").from("https://duffel.com/docs/api/overview/welcome"),
	}},
	{"Xendit", "https://docs.xendit.co/docs/api-keys", "dashboard.xendit.co/settings/developers", []*kind{
		token("xendit-key", "Xendit secret key", `xnd_production_[0-9A-Za-z]{40,64}`),
		token("midtrans-key", "Midtrans server key", `Mid-server-[0-9A-Za-z_-]{24}`).from("https://docs.midtrans.com/docs/midtrans-account"),
		token("midtrans-sandbox-key", "Midtrans sandbox server key", `SB-Mid-server-[0-9A-Za-z_-]{24}`).medium().narrow().from("https://docs.midtrans.com/docs/midtrans-account"),
		token("omise-key", "Omise secret key", `skey_(?:test_)?[0-9a-z]{19}`).from("https://docs.omise.co/api-authentication"),
	}},
	{"Mercado Pago", "https://www.mercadopago.com/developers/en/docs/your-integrations/credentials", "mercadopago.com/developers/panel", []*kind{
		token("mercadopago-token", "Mercado Pago access token", `APP_USR-\d{12,18}-\d{6}-`+lowerHex+`{32}-\d{6,12}`),
	}},
	{"Klarna", "https://docs.klarna.com/api/authentication/", "portal.klarna.com → API credentials", []*kind{
		token("klarna-key", "Klarna API key", `klarna_live_api_[0-9A-Za-z_+/=-]{80,140}`),
	}},
	{"Coinbase", "https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys", "portal.cdp.coinbase.com", []*kind{
		named("coinbase-secret", "Coinbase API secret", "coinbase", `[0-9A-Za-z]{32}|[0-9A-Za-z+/]{86}==|[0-9A-Za-z_-]{64}`).also("gitleaks:coinbase-access-token"),
		named("binance-secret", "Binance API secret", "binance bnbapi", `[0-9A-Za-z]{64}`).from("https://developers.binance.com/docs/binance-spot-api-docs"),
		named("kraken-secret", "Kraken private key", "kraken", `[0-9A-Za-z+/=_-]{80,90}`).also("gitleaks:kraken-access-token").from("https://docs.kraken.com/api/docs/guides/spot-rest-auth"),
		named("kucoin-secret", "KuCoin API secret", "kucoin", uuid+`|[0-9a-f]{24}`).also("gitleaks:kucoin-access-token", "gitleaks:kucoin-secret-key").from("https://www.kucoin.com/docs/"),
		named("bittrex-secret", "Bittrex API key or secret", "bittrex", `[0-9a-z]{32}`).also("gitleaks:bittrex-access-key", "gitleaks:bittrex-secret-key").from("https://bittrex.github.io/api/v3"),
		named("bybit-secret", "Bybit API secret", "bybit", `[0-9A-Za-z]{36}`).from("https://bybit-exchange.github.io/docs/v5/guide"),
		named("okx-secret", "OKX API secret", "okx okex", `[0-9A-F]{32}`).from("https://www.okx.com/docs-v5/en/"),
	}},
	{"RevenueCat", "https://www.revenuecat.com/docs/projects/authentication", "app.revenuecat.com → API keys", []*kind{
		named("revenuecat-key", "RevenueCat secret key", "revenuecat", `sk_[0-9A-Za-z]{28}`),
		named("recurly-key", "Recurly API key", "recurly", lowerHex+`{32}`).from("https://recurly.com/developers/"),
		named("taxjar-token", "TaxJar API token", "taxjar", lowerHex+`{32}`).from("https://developers.taxjar.com/api/reference/"),
	}},
	{"Brex", "https://developer.brex.com/docs/authentication/", "dashboard.brex.com/settings/developer", []*kind{
		token("brex-token", "Brex user token", `bxt_[0-9A-Za-z]{36}`),
		token("mercury-token", "Mercury API token", `secret-token:mercury_(?:production|sandbox)_[0-9a-z]{3,8}_[0-9A-Za-z]{30,80}(?:_yrucrem)?`).from("https://docs.mercury.com/reference/getaccount"),
		named("wise-token", "Wise API token", "wise transferwise", uuid).from("https://docs.wise.com/api-docs"),
		named("alpaca-secret", "Alpaca secret key", "alpaca apca", `[0-9A-Za-z]{40}`).from("https://docs.alpaca.markets/docs/authentication"),
		named("finicity-secret", "Finicity secret", "finicity", `[0-9A-Za-z]{20}|[0-9a-f]{32}`).also("gitleaks:finicity-api-token", "gitleaks:finicity-client-secret").from("https://developer.mastercard.com/open-banking-us/documentation/"),
		named("yodlee-key", "Yodlee API key", "yodlee", uuid).from("https://developer.yodlee.com/"),
	}},
	{"Etsy", "https://developers.etsy.com/documentation/essentials/authentication", "etsy.com/developers/your-apps", []*kind{
		named("etsy-key", "Etsy API key", "etsy", `[0-9a-z]{24}`).also("gitleaks:etsy-access-token"),
		named("squarespace-token", "Squarespace API key", "squarespace", uuid).also("gitleaks:squarespace-access-token").from("https://developers.squarespace.com/commerce-apis/authentication-and-permissions"),
		named("freshbooks-token", "FreshBooks access token", "freshbooks", `[0-9a-z]{64}`).also("gitleaks:freshbooks-access-token").from("https://www.freshbooks.com/api/authentication"),
	}},
	{"Etherscan", "https://docs.etherscan.io/getting-an-api-key", "etherscan.io/myapikey", []*kind{
		named("etherscan-key", "Etherscan API key", "etherscan bscscan polygonscan arbiscan", `[0-9A-Z]{34}`).medium(),
		named("infura-key", "Infura API key", "infura", lowerHex+`{32}`).medium().from("https://docs.metamask.io/services/"),
		named("alchemy-key", "Alchemy API key", "alchemy", `[0-9A-Za-z_-]{32}`).medium().from("https://www.alchemy.com/docs"),
		token("infura-url", "Infura endpoint with its key", `infura\.io/v3/`+lowerHex+`{32}`).medium().from("https://docs.metamask.io/services/"),
		token("alchemy-url", "Alchemy endpoint with its key", `\.g\.alchemy\.com/v2/[0-9A-Za-z_-]{32}`).starts(".g.alchemy.com/v2/").medium().from("https://www.alchemy.com/docs"),
		named("moralis-key", "Moralis API key", "moralis", `[0-9A-Za-z]{64}`).from("https://docs.moralis.com/"),
		token("quicknode-url", "QuickNode endpoint with its key", `\.quiknode\.pro/`+lowerHex+`{40}`).starts(".quiknode.pro/").medium().from("https://www.quicknode.com/docs"),
	}},
}
