package api

import "github.com/acme/desk/api/models"

// Use takes what it is given.
func Use(all ...any) { _ = models.Empty }
