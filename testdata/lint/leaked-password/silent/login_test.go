package login

var password = "test"

var passwordLabel = "Enter your password"
