package rule

import (
	"strings"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Example is a small set of the files that a user writes. Each may be absent. The
// schema files are PostgreSQL for a dataset named shop.
type Example struct {
	Rules, Manifest, Schema []source.File
	Span                    source.Span

	written map[string]written // by the name of a file
}

// written is a file of an example as it stands in the file of its rule.
type written struct {
	node yamlsrc.Node
	text string
}

// At is the place, in the file that holds the rule, of a place in a file of the
// example. One in any other file stays as it is.
func (e Example) At(p source.Pos) source.Pos {
	w, ok := e.written[p.File]
	switch {
	case !ok:
		return p
	case p.Line == 0:
		return w.node.Span().Pos
	}
	start := 0
	for range p.Line - 1 {
		start += strings.IndexByte(w.text[start:], '\n') + 1
	}
	return w.node.At(start + byteOffset(w.text[start:], p.Col-1))
}

func (l *loader) examples(m *yamlsrc.Map, key string) []Example {
	var all []Example
	for _, n := range m.Items(key) {
		files := l.Map(n, "an example")
		e := Example{Span: n.Span(), written: map[string]written{}}
		e.Rules = l.exampleFiles(e, files, "rules", "rules.yaml")
		e.Manifest = l.exampleFiles(e, files, "manifest", "manifest.yaml")
		e.Schema = l.exampleFiles(e, files, "schema", "schema.sql")
		all = append(all, e)
		if !files.Has("rules") && !files.Has("manifest") && !files.Has("schema") {
			l.Fail(n.Span(), "an example without files", "write rules, manifest or schema as text: rules: |")
		}
		files.Done()
	}
	return all
}

// exampleFiles reads the files of one kind that an example holds: one as text, or
// several by name, since the name of a migration tells its day.
func (l *loader) exampleFiles(e Example, m *yamlsrc.Map, key, name string) []source.File {
	n := m.Node(key)
	if !n.IsMap() {
		text := m.Text(key)
		if !text.Given() {
			return nil
		}
		e.written[name] = written{n, text.Value}
		return []source.File{source.NewFile(name, []byte(text.Value))}
	}
	var files []source.File
	for _, entry := range m.Entries(key) {
		text := l.Text(entry.Value, "a file of an example").Value
		f := source.NewFile(entry.Key.Value, []byte(text))
		e.written[f.Name] = written{entry.Value, text}
		files = append(files, f)
	}
	return files
}
