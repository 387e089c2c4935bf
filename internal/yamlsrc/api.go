// Package yamlsrc reads YAML strictly, with the place of every value. It is the
// only importer of yaml.v3.
package yamlsrc

import (
	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/source"
)

// Node is one YAML value with its place.
type Node struct{}

// Entry is one key of a mapping with its value.
type Entry struct {
	Key   source.Text
	Value Node
}

// Parse reads every document of a file and returns their roots; empty documents
// are left out. Problems hold syntax errors, duplicate keys, alias bombs, …
func Parse(f source.File) ([]Node, []source.Problem) { panic("todo") }

func (n Node) Span() source.Span { panic("todo") }
func (n Node) IsZero() bool      { panic("todo") }
func (n Node) IsScalar() bool    { panic("todo") }
func (n Node) IsMap() bool       { panic("todo") }
func (n Node) IsList() bool      { panic("todo") }

// At is the place in the file of the i-th byte of a scalar's value, exact for
// plain, quoted and block scalars.
func (n Node) At(i int) source.Pos { panic("todo") }

// Reader turns nodes into values and collects what is wrong with them.
type Reader struct {
	Problems []source.Problem
}

// Fail notes an error at a span.
func (r *Reader) Fail(at source.Span, msg, hint string) { panic("todo") }

// Map starts to read a mapping; what names it in messages: "a purpose".
// It never returns nil: where n is not a mapping that is noted, and the result is empty.
func (r *Reader) Map(n Node, what string) *Map { panic("todo") }

// Text reads a scalar value of any type as written; what names it in messages.
func (r *Reader) Text(n Node, what string) source.Text { panic("todo") }

// Enum reads a scalar that must be one of values; else notes it with did-you-mean.
func (r *Reader) Enum(n Node, what string, values []string) source.Text { panic("todo") }

// Entries lists the pairs of a mapping whose keys are the user's own names.
func (r *Reader) Entries(n Node, what string) []Entry { panic("todo") }

// Items lists a sequence's values.
func (r *Reader) Items(n Node, what string) []Node { panic("todo") }

// Map is a mapping with known keys that is being read. Every key asked for is known;
// Done notes the others.
type Map struct{}

func (m *Map) Span() source.Span              { panic("todo") }
func (m *Map) Has(key string) bool            { panic("todo") }
func (m *Map) KeySpan(key string) source.Span { panic("todo") }

// Node gives the value of a key, the zero Node where it is absent or null.
func (m *Map) Node(key string) Node { panic("todo") }

// Text, Enum, Date read one scalar; absent: the zero Text.
func (m *Map) Text(key string) source.Text                  { panic("todo") }
func (m *Map) Enum(key string, values []string) source.Text { panic("todo") }
func (m *Map) Date(key string) source.Text                  { panic("todo") }

// Must notes that a key is missing or empty.
func (m *Map) Must(keys ...string) { panic("todo") }

// Bool reads true or false; nil where absent.
func (m *Map) Bool(key string) *bool { panic("todo") }

// Texts reads a list of scalars.
func (m *Map) Texts(key string) []source.Text { panic("todo") }

// Items and Entries of a key's value; none where it is absent.
func (m *Map) Items(key string) []Node    { panic("todo") }
func (m *Map) Entries(key string) []Entry { panic("todo") }

// Retention reads {for: P2Y, after: last_order}; nil where absent.
func (m *Map) Retention(key string) *retention.Retention { panic("todo") }

// Done notes every key that nothing asked for, with did-you-mean.
func (m *Map) Done() { panic("todo") }
