package suite

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/near"
)

// Select is the rules that the names of only choose (all, where it is empty)
// less those of skip. A name is a rule's or a theme's; every unknown one is
// reported with the nearest that exists.
func Select(only, skip []string) ([]*lint.Rule, error) {
	all := Rules()
	if err := errors.Join(unknown(all, only), unknown(all, skip)); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(r *lint.Rule) bool {
		return len(only) > 0 && !chosen(r, only) || chosen(r, skip)
	}), nil
}

func chosen(r *lint.Rule, names []string) bool {
	return slices.Contains(names, r.Name) || slices.Contains(names, string(r.Theme))
}

func unknown(all []*lint.Rule, names []string) error {
	var errs []error
	for _, name := range names {
		if slices.ContainsFunc(all, func(r *lint.Rule) bool { return chosen(r, []string{name}) }) {
			continue
		}
		hint := "`shipgen rules` lists the rules and themes"
		if close, ok := near.Name(name, append(Names(all), themes(all)...)); ok {
			hint = fmt.Sprintf("did you mean %q?", close)
		}
		errs = append(errs, fmt.Errorf("unknown rule or theme %q\n  hint: %s", strings.TrimSpace(name), hint))
	}
	return errors.Join(errs...)
}

func themes(all []*lint.Rule) []string {
	var names []string
	for _, r := range all {
		if !slices.Contains(names, string(r.Theme)) {
			names = append(names, string(r.Theme))
		}
	}
	return names
}
