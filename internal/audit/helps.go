package audit

// Helps gives the help of some of a result's rules. An audit reads the built-in
// ones without it, since most reports do not show it.
func Helps(r *Result, ids map[string]bool) map[string]string {
	helps := map[string]string{}
	missing := false
	for _, rule := range r.Rules {
		if ids[rule.ID] {
			helps[rule.ID] = rule.Help
			missing = missing || rule.Help == "" && !rule.Own
		}
	}
	if !missing {
		return helps
	}
	builtin, _ := Builtin()
	for _, rule := range builtin.Rules {
		if ids[rule.ID] && helps[rule.ID] == "" {
			helps[rule.ID] = rule.Help
		}
	}
	return helps
}
