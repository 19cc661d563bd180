package keys

import "context"

type contextKey string

const (
	userKey    contextKey = "user"
	tokenKey              = "access-token-key"
	SecretName            = "orders-database-credentials"
	AuthHeader            = "X-Auth-Request-Access-Token"
	PasswordResetTemplate = "password-reset-v2.html"
	etag                  = "f7a1a72e3e3211ca241e19d23119cc3d"
	requestID             = "c997f2fa-997d-4d9a-9d55-4b7d3bad3a0d"
)

func Password(ctx context.Context) string { return ctx.Value(tokenKey).(string) }
