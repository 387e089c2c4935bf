package explain

import (
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/terminal"
)

// Category explains a category of personal data: how sensitive it is, whether a need
// of something broader reaches it, how precise it can be, and what is beneath it.
func Category(w io.Writer, all *policy.Categories, c *policy.Category, l terminal.Look) error {
	p := newPage(w, l)
	p.title(c.Key + ": " + c.Title)
	p.WriteString("\n")
	p.pairs(0, wordsOfCategory(all, c))
	var beneath [][2]string
	for _, key := range all.Keys() {
		rest, ok := strings.CutPrefix(key, c.Key+".")
		if ok && !strings.Contains(rest, ".") {
			beneath = append(beneath, [2]string{key, all.Get(key).Title})
		}
	}
	if len(beneath) > 0 {
		p.section("Beneath it")
		p.pairs(2, beneath)
	}
	return p.Flush()
}

func wordsOfCategory(all *policy.Categories, c *policy.Category) [][2]string {
	var list [][2]string
	say := func(name, words string) {
		if words != "" {
			list = append(list, [2]string{name, words})
		}
	}
	say("sensitivity", c.Sensitivity)
	say("guarded", strings.ReplaceAll(c.Guarded, "_", " "))
	switch {
	case c.Broad:
		say("as a need", "too broad: a purpose has to name what is beneath it")
	case c.Guarded != "":
		say("as a need", "by name alone, with because: what is above it never reaches it")
	default:
		say("as a need", "by name, or with anything above it that is not guarded")
	}
	if c.Identifying {
		say("identifying", "it tells by itself who the person is, or leads straight to them")
	}
	if rungs := all.Rungs(c.Key); len(rungs) > 0 {
		say("precisions", strings.Join(rungs, " → ")+", from fine to coarse")
		say("stands for", c.Precision)
	}
	if c.StepOf != "" {
		say("a step of", c.StepOf+", by "+c.Precision)
	}
	say("W3C DPV", c.DPV)
	return list
}
