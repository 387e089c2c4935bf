package audit

import "github.com/pare-dev/pare/internal/source"

// Helps gives the help of some of a result's rules. An audit reads the built-in
// ones without it, since most reports do not show it.
func Helps(r *Result, ids map[string]bool) map[string]string {
	helps := map[string]string{}
	var unread []source.File
	for _, r := range r.Rules {
		if !ids[r.ID] {
			continue
		}
		helps[r.ID] = r.Help
		if r.Help == "" && !r.Own {
			unread = append(unread, builtinFiles("checks/"+r.ID+".yaml")...)
		}
	}
	if len(unread) == 0 {
		return helps
	}
	whole, _ := builtin(unread, nil)
	for _, r := range whole.Rules {
		helps[r.ID] = r.Help
	}
	return helps
}
