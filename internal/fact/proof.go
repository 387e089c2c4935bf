package fact

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// proofOf is the scope of which a field keeps the proof that it was put to the
// person and what they chose, or "": a privacy preference that is collected
// where a scope is asked, or that names that collection under consent_at. Of
// several it is the one that stands for a purpose of the field.
func (c *computer) proofOf(f *inventory.Field) string {
	if !policy.Under(f.Category.Value, "user.privacy_preferences") {
		return ""
	}
	proof := ""
	for _, at := range c.choices.whereAsked(f) {
		for _, scope := range at.Asks {
			if slices.ContainsFunc(f.Purposes, func(p source.Text) bool { return c.choices.stands(scope.Value, p.Value) }) {
				return scope.Value
			}
			proof = cmp.Or(proof, scope.Value)
		}
	}
	return proof
}

// keepsProof says why the proof of a choice is justified.
func keepsProof(scope string) string { return "it keeps the proof of the choice “" + scope + "”" }

// answers is the mode of the scope to which a field keeps the person's answer: of
// the scopes of its purposes that are asked where it is collected, else of all
// that are asked there, where these are of one mode.
func (c *computer) answers(f *inventory.Field) string {
	if !policy.Under(f.Category.Value, "user.privacy_preferences") {
		return "no"
	}
	mode := ""
	for _, p := range c.defined(f.Purposes) {
		if m := c.choices.mode(f, p); m != "none" && (mode == "" || m == "consent") {
			mode = m
		}
	}
	if mode != "" {
		return mode
	}
	for _, s := range c.policy.Scopes {
		for _, at := range c.choices.whereAsked(f) {
			if has(at.Asks, s.Key.Value) {
				if mode != "" && mode != s.Mode.Value {
					return "no"
				}
				mode = s.Mode.Value
			}
		}
	}
	if mode == "" {
		return "no"
	}
	return mode
}
