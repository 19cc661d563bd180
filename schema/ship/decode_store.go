package ship

// SecretStores are the stores that secrets are kept in; nil = not described.
type SecretStores struct {
	Vault *VaultStore
	AWS   *AWSStore
	GCP   *GCPStore
	KMS   string // socket of the KMS v2 plugin that encrypts etcd, "" = none
}

// VaultStore is a Vault with a KV engine.
type VaultStore struct {
	Server  string // URL
	Role    string // of the Kubernetes auth method
	Mount   string // of the Kubernetes auth method
	Version string // of the KV engine: v1, v2
	Via     string // externalSecrets, initContainer
	Image   string // of the Vault Agent
}

// AWSStore is AWS Secrets Manager.
type AWSStore struct{ Region, Role string }

// GCPStore is Google Secret Manager.
type GCPStore struct{ Project, ServiceAccount string }

func decodeStores(v *value) SecretStores {
	s := SecretStores{KMS: v.str("kubernetes", "kms")}
	if vault := v.get("vault"); vault != nil {
		s.Vault = &VaultStore{Server: vault.str("server"), Role: vault.str("role"), Mount: vault.str("mount"),
			Version: vault.str("version"), Via: vault.str("via"), Image: vault.str("image")}
	}
	if aws := v.get("aws"); aws != nil {
		s.AWS = &AWSStore{Region: aws.str("region"), Role: aws.str("role")}
	}
	if gcp := v.get("gcp"); gcp != nil {
		s.GCP = &GCPStore{Project: gcp.str("project"), ServiceAccount: gcp.str("serviceAccount")}
	}
	return s
}
