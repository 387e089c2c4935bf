package export

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// Anchors are numbers: keys may hold anything, and nobody has to read them.

func (b noticeBuilder) refPurpose(p *policy.Purpose) Ref {
	return Ref{p.Title.Value, anchor("use", slices.Index(b.Policy.Purposes, p))}
}

func (b noticeBuilder) refPurposes(list []*policy.Purpose) []Ref {
	var refs []Ref
	for _, p := range list {
		refs = append(refs, b.refPurpose(p))
	}
	return refs
}

func (b noticeBuilder) refScope(s *policy.Scope) Ref {
	return Ref{s.Title.Value, anchor("choice", slices.Index(b.Policy.Scopes, s))}
}

func (b noticeBuilder) refReceiver(r *inventory.Recipient) Ref {
	return Ref{cmp.Or(r.Title.Value, r.Key.Value), anchor("who", slices.Index(b.Inventory.Manifest.Recipients, r))}
}

func anchor(kind string, index int) string { return kind + "-" + strconv.Itoa(index+1) }

func names(list []source.Text, key string) bool {
	return slices.ContainsFunc(list, func(t source.Text) bool { return t.Value == key })
}
