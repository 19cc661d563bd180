curl -H "Authorization: Bearer $TOKEN" https://api.acme.dev
curl -H "Authorization: Basic <credentials>" https://api.acme.dev
