package audit

import (
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// RunExample audits the files that an example of a built-in rule holds.
func RunExample(e rule.Example, builtin BuiltIn) *Result {
	in := sources{builtin: builtin}
	in.readPolicy(texts(e.Rules))
	in.readManifest(texts(e.Manifest))
	if e.Schema.Given() {
		in.parseSchema("shop", "postgres", texts(e.Schema))
	}
	return run(in, nil, "")
}

// texts makes a file of a text that stands inside another.
func texts(t source.Text) []source.File {
	if !t.Given() {
		return nil
	}
	return []source.File{source.NewFile(t.Span.File, []byte(t.Value))}
}
