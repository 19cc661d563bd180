package secret

// keys open what was encrypted, sign, or move coins: no service can revoke them.
var keys = []provider{
	{"age", "https://github.com/C2SP/C2SP/blob/main/age.md#the-x25519-recipient-type", "encrypt anew to another key", []*kind{
		token("age-key", "age identity", `AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}`).sum(bech32Sum).also("gitleaks:age-secret-key"),
		token("age-plugin-key", "age plugin identity", `AGE-PLUGIN-[0-9A-Z]{2,20}-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{30,}`).medium(),
	}},
	{"Nostr", "https://github.com/nostr-protocol/nips/blob/master/19.md", "make another identity", []*kind{
		token("nostr-key", "Nostr private key", `nsec1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}`).sum(bech32Sum),
		token("sui-key", "Sui private key", `suiprivkey1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{59}`).sum(bech32Sum).from("https://docs.sui.io/concepts/cryptography/transaction-auth/keys-addresses"),
	}},
	{"Bitcoin", "https://en.bitcoin.it/wiki/Wallet_import_format", "move the coins to another address", []*kind{
		named("bitcoin-wif-key", "Bitcoin private key", "priv wif btc bitcoin wallet secret", `[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}`).sum(base58Sum),
		token("bitcoin-extended-key", "extended private key (BIP 32)", `[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}`).starts("xprv", "yprv", "zprv", "tprv").sum(base58Sum),
		named("ethereum-key", "Ethereum private key", "privatekey privkey ethkey deployerkey walletkey signerkey accountkey privkeys mnemonic walletprivate", `(?:0x)?[0-9a-fA-F]{64}`).from("https://ethereum.org/en/developers/docs/accounts/"),
		named("solana-key", "Solana private key", "solana walletkey privatekey", `[1-9A-HJ-NP-Za-km-z]{86,88}`).from("https://solana.com/docs/core/accounts"),
		named("stellar-key", "Stellar secret seed", "stellar seed secretkey secretseed sourcesecret", `S[A-D][2-7A-Z]{54}`).sum(stellarSum).from("https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0023.md"),
		token("tezos-key", "Tezos secret key", `edsk[1-9A-HJ-NP-Za-km-z]{50,94}`).sum(base58Sum).from("https://tezos.gitlab.io/"),
	}},
	{"PuTTY", "https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html", "remove the public key from the servers", []*kind{
		token("putty-key", "PuTTY private key", `PuTTY-User-Key-File-[23]: [0-9a-z-]+\s+Encryption: none`).plain(),
	}},
	{"minisign", "https://jedisct1.github.io/minisign/", "make another key and announce it", []*kind{
		token("minisign-key", "minisign secret key", `RWRTY0Iy[0-9A-Za-z+/]{200,204}`),
		named("signify-key", "signify secret key", "signify", `RWRCSw[0-9A-Za-z+/]{130,140}`).from("https://man.openbsd.org/signify"),
	}},
	{"JWK", "https://www.rfc-editor.org/rfc/rfc7517", "make another key and rotate it in the key set", []*kind{
		token("jwk-private-key", "private JSON Web Key", `"d": ?"[0-9A-Za-z_-]{43,}"`).starts(`"d":"`, `"d": "`).beside(`"kty"`),
		token("rsa-parameters", "private RSA key in JSON", `"[Dd]": ?"[0-9A-Za-z+/]{86,}={0,2}"`).starts(`"D":"`, `"D": "`, `"d":"`, `"d": "`).beside("nverseQ").from("https://learn.microsoft.com/en-us/dotnet/api/system.security.cryptography.rsaparameters"),
		token("rsa-xml-key", "private RSA key in XML", `<D>[0-9A-Za-z+/]{86,}={0,2}</D>`).beside("<InverseQ>").from("https://learn.microsoft.com/en-us/dotnet/api/system.security.cryptography.rsa.toxmlstring"),
	}},
	{"Laravel", "https://laravel.com/docs/encryption#configuration", "php artisan key:generate", []*kind{
		named("laravel-key", "Laravel application key", "appkey", `base64:[0-9A-Za-z+/]{43}=`).own(),
		named("rails-master-key", "Rails master key or secret key base", "railsmasterkey masterkey secretkeybase", `[0-9a-f]{32}|[0-9a-f]{128}`).own().from("https://guides.rubyonrails.org/security.html#custom-credentials"),
		named("django-secret-key", "Django secret key", "secretkey djangosecret", `(?:django-insecure-)?[0-9a-z!@#$%^&*(\-_=+)]{50}`).own().from("https://docs.djangoproject.com/en/stable/ref/settings/#secret-key"),
		named("symfony-secret", "Symfony application secret", "appsecret", lowerHex+`{32}|`+lowerHex+`{40}`).own().from("https://symfony.com/doc/current/reference/configuration/framework.html#secret"),
		named("aspnet-machine-key", "ASP.NET machine key", "validationkey decryptionkey", `[0-9A-F]{48}|[0-9A-F]{64}|[0-9A-F]{128}`).own().from("https://learn.microsoft.com/en-us/previous-versions/dotnet/netframework-4.0/w8h3skw9(v=vs.100)"),
	}},
}
