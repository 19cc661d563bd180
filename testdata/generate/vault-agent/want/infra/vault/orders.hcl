# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Just the paths that ship.yaml names, to read. Those who run Vault apply it:
#
#   vault policy write orders infra/vault/orders.hcl
#   vault write auth/prod/role/shop \
#     bound_service_account_names=api \
#     bound_service_account_namespaces=orders-production,orders-staging \
#     audience=vault token_policies=orders token_ttl=15m

path "kv/data/orders" {
  capabilities = ["read"]
}

path "kv/data/orders/keys" {
  capabilities = ["read"]
}
