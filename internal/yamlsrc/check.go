package yamlsrc

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// checker looks through the nodes of a file for what yaml.v3 lets pass:
// duplicate keys, merge keys, keys that are no text, tags, deep nesting, and
// aliases that never end or grow without bound. Pairs that cannot be read are
// taken out of their mapping once they are noted.
type checker struct {
	t        *text
	problems []source.Problem
	anchors  map[*yaml.Node]extent // of values that are named, once walked
	expanded int                   // values that aliases have added
	broken   bool                  // the document must not be walked by others
}

// extent is how many values a node holds, and how many levels, with aliases
// written out. A node that is still being walked has none.
type extent struct{ size, height int }

func (c *checker) fail(at source.Span, msg, hint string) {
	c.problems = append(c.problems, source.Problem{Kind: source.Error, Span: at, Msg: clip(msg), Hint: hint})
}

// stop notes what makes the document unfit to be walked.
func (c *checker) stop(n *yaml.Node, msg, hint string) extent {
	if !c.broken {
		c.fail(Node{n: n, t: c.t}.Span(), msg, hint)
	}
	c.broken = true
	return extent{1, 1}
}

func (c *checker) visit(n *yaml.Node, depth int) extent {
	if c.broken {
		return extent{1, 1}
	}
	if depth > maxDepth {
		return c.stop(n, tooDeep, tooDeepHint)
	}
	if n.Kind == yaml.AliasNode {
		return c.alias(n, depth)
	}
	if n.Anchor != "" {
		c.anchors[n] = extent{}
	}
	c.tag(n)
	e := extent{1, 1}
	if n.Kind == yaml.MappingNode {
		c.keys(n, depth)
	}
	for _, child := range n.Content {
		ce := c.visit(child, depth+1)
		e.size = min(e.size+ce.size, maxExpanded+1)
		e.height = max(e.height, ce.height+1)
	}
	if n.Anchor != "" {
		c.anchors[n] = e
	}
	return e
}

const (
	tooDeep     = "values are nested deeper than 100 levels"
	tooDeepHint = "write it flatter"
)

func (c *checker) alias(n *yaml.Node, depth int) extent {
	e := c.anchors[n.Alias]
	if e.size == 0 {
		return c.stop(n, "“*"+n.Value+"” is inside the value that it names", "write the value out")
	}
	if depth+e.height-1 > maxDepth {
		return c.stop(n, tooDeep, tooDeepHint)
	}
	c.expanded += e.size
	if c.expanded > maxExpanded {
		return c.stop(n, fmt.Sprintf("aliases expand to more than %d values", maxExpanded), "write the values out")
	}
	return e
}

// tag refuses explicit tags but those of JSON's types.
func (c *checker) tag(n *yaml.Node) {
	tag := n.ShortTag()
	if n.Style&yaml.TaggedStyle == 0 || known(tag) {
		return
	}
	hint := "write the value without a tag"
	if !strings.HasPrefix(tag, "!!") {
		hint += ", and quote text that starts with “!”"
	}
	c.fail(Node{n: n, t: c.t}.Span(), "the tag “"+tag+"” is not supported", hint)
}

func known(tag string) bool {
	switch tag {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq":
		return true
	}
	return false
}

// foreign reports whether a value is a scalar with a tag that is refused: a part
// of it may have been taken for the tag, so nothing can be said of its text.
func (c *checker) foreign(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&yaml.TaggedStyle != 0 && !known(n.ShortTag())
}

// keys notes keys that cannot be read and takes them out.
func (c *checker) keys(n *yaml.Node, depth int) {
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	kept := n.Content[:0]
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := Node{n: n.Content[i], t: c.t}.resolved()
		switch {
		case key.n.Kind != yaml.ScalarNode:
			c.fail(key.Span(), "a key is "+key.kind()+", expected a text", "write key: value")
		case key.n.Tag == "!!merge":
			c.fail(key.Span(), "merge keys are not supported", "write the keys out")
			c.t.hurt[n] = true
		case key.isNull(), key.n.Value == "":
			c.fail(key.Span(), "a key is empty, expected a text", "write key: value")
		case first[key.n.Value] != nil:
			at := Node{n: first[key.n.Value], t: c.t}.Span().Pos
			c.fail(key.Span(), "“"+key.n.Value+"” appears twice in one mapping, first at "+at.String(), "keep one of the two")
		default:
			first[key.n.Value] = n.Content[i]
			if c.foreign(n.Content[i+1]) {
				c.t.hurt[n] = true
				break
			}
			kept = append(kept, n.Content[i], n.Content[i+1])
			continue
		}
		// What stands under a key that is taken out is checked all the same: an
		// alias below may name something in it.
		if n.Content[i+1].Kind != yaml.AliasNode {
			c.visit(n.Content[i+1], depth+1)
		}
		if n.Content[i].Kind != yaml.AliasNode && n.Content[i].Kind != yaml.ScalarNode {
			c.visit(n.Content[i], depth+1)
		}
	}
	n.Content = kept
}
