// Package profile is empty but for a build with its tag.
package profile
