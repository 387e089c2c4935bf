// Package yamlsrc reads YAML strictly, with the place of every value. It is the
// only importer of yaml.v3.
package yamlsrc

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// Parse reads every document of a file and returns their roots; documents that
// are empty, or too broken to be walked, are left out. The problems are sorted
// by place. Where a document has a syntax error, those above it are still
// returned.
func Parse(f source.File) ([]Node, []source.Problem) {
	t, bad := clean(f)
	if bad != nil {
		return nil, []source.Problem{*bad}
	}
	docs, err := decode(t.data)
	c := &checker{t: t, anchors: map[*yaml.Node]extent{}}
	if err != nil {
		c.problems = append(c.problems, explainSyntax(t, err))
	}
	var nodes []Node
	for _, root := range docs {
		c.broken = false
		c.visit(root, 1)
		if n := (Node{n: root, t: t}); !c.broken && !n.isNull() {
			nodes = append(nodes, n)
		}
	}
	return nodes, source.SortProblems(c.problems)
}

// Versioned begins to read a file that is one mapping with version: 1, beside
// other keys; what names it in messages. The mapping is empty where there is none.
func Versioned(f source.File, what, expected, hint string) (*Reader, *Map) {
	docs, problems := Parse(f)
	r := &Reader{Problems: problems}
	if len(docs) == 0 {
		if len(problems) == 0 {
			r.Fail(f.Start(), "the file is empty, expected "+expected, hint)
		}
		return r, r.Map(Node{}, what)
	}
	for _, doc := range docs[1:] {
		r.Fail(doc.Span(), "a second document in "+what, "write one mapping, without lines ---")
	}
	m := r.Map(docs[0], what)
	m.Must("version")
	if v := m.Text("version"); v.Value != "" && v.Value != "1" {
		r.Fail(v.Span, m.label("version")+" is “"+v.Value+"”, expected 1", "write version: 1")
	}
	return r, m
}

// decode reads documents up to the end or to the first error. A panic of
// yaml.v3 is an error too: the file is wrong in a way that it did not foresee.
func decode(data string) (roots []*yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	d := yaml.NewDecoder(strings.NewReader(data))
	for {
		var doc yaml.Node
		if err := d.Decode(&doc); errors.Is(err, io.EOF) {
			return roots, nil
		} else if err != nil {
			return roots, err
		}
		if len(doc.Content) == 1 {
			roots = append(roots, doc.Content[0])
		}
	}
}
