package login

import "testing"

func TestLogin(t *testing.T) {
	password := "correct horse"
	token := "test-token"
	secret := "secret"
	login(t, "admin", "admin", token)
	if key := "user-1"; key == "" {
		t.Fatal(password, secret)
	}
}
