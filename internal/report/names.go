package report

import (
	"cmp"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// What things are called that somebody may have given a title.

func titleOf(c *inventory.Collection) string { return cmp.Or(c.Title.Value, c.ID.Value) }

func purposeTitle(p *policy.Purpose) string { return cmp.Or(p.Title.Value, p.Key.Value) }
