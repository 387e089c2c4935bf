package audit_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/given"
)

// edited is a project as files, and where its pare.yaml is.
type edited struct {
	files    map[string]string
	settings string
}

func faultyShop(t *testing.T) edited {
	t.Helper()
	return edited{filesOf(t, "../../testdata/shop"), "pare.yaml"}
}

// audit audits the project in a new folder, from the folder that it is in or by its
// absolute path.
func (p edited) audit(t *testing.T, absolute bool) *audit.Result {
	t.Helper()
	dir := given.Files(t, p.files)
	settings := filepath.Join(dir, p.settings)
	if !absolute {
		t.Chdir(dir)
		settings = p.settings
	}
	r := audit.Run(audit.Open(settings), "2026-01-01")
	for _, problem := range r.Problems {
		t.Fatal(problem)
	}
	return r
}

// What is not meant for pare, or means the same to it, changes no fingerprint: lines
// and comments, the order and the style of keys, names and folders of files, line
// ends, and where the audit runs.
func TestFingerprintsSurviveEdits(t *testing.T) {
	shop := faultyShop(t)
	want := identities(shop.audit(t, false))
	if len(want) < 10 {
		t.Fatalf("%d findings in the shop", len(want))
	}
	edits := []struct {
		name string
		make func(*rand.Rand, *edited)
	}{
		{"comments and blank lines", comment},
		{"another order and style of keys", rewrite},
		{"another order of columns", reorderColumns},
		{"collections in files of their own", split},
		{"other names of files", rename},
		{"in a folder of another name", move},
		{"line ends of Windows", func(_ *rand.Rand, p *edited) {
			for name, text := range p.files {
				p.files[name] = strings.ReplaceAll(text, "\n", "\r\n")
			}
		}},
	}
	for seed := range uint64(len(edits) + 25) {
		random := rand.New(rand.NewPCG(seed, 0))
		p := edited{maps.Clone(shop.files), shop.settings}
		var made []string
		for i, edit := range edits { // each alone, then several at random, in this order
			if seed == uint64(i) || seed >= uint64(len(edits)) && random.IntN(2) == 0 {
				edit.make(random, &p)
				made = append(made, edit.name)
			}
		}
		t.Run(fmt.Sprintf("%d: %s", seed, strings.Join(made, ", ")), func(t *testing.T) {
			for line := range strings.Lines(difference(identities(p.audit(t, random.IntN(2) == 0)), want)) {
				t.Error(line)
			}
		})
	}
}

// What has another name is another thing, with findings of its own; those about
// other things stay as they are.
func TestFingerprintsChangeWithWhatTheyAreAbout(t *testing.T) {
	shop := faultyShop(t)
	before := shop.audit(t, false)
	of := func(about func(finding.Path) bool, r *audit.Result) (own, others []string) {
		for _, f := range r.Findings {
			if about(f.Path) {
				own = append(own, f.Fingerprint)
			} else {
				others = append(others, f.Fingerprint)
			}
		}
		slices.Sort(others)
		return own, others
	}
	parts := []struct {
		kind   string
		of     func(*finding.Path) *string
		rename func(p edited, from, to string)
	}{
		{"purpose", func(p *finding.Path) *string { return &p.Purpose }, renameEverywhere},
		{"scope", func(p *finding.Path) *string { return &p.Scope }, renameEverywhere},
		{"recipient", func(p *finding.Path) *string { return &p.Recipient }, renameEverywhere},
		{"collection", func(p *finding.Path) *string { return &p.Collection }, renameEverywhere},
		{"field", func(p *finding.Path) *string { return &p.Field }, renameField},
	}
	for _, part := range parts {
		names := map[string]bool{}
		for _, f := range before.Findings {
			names[*part.of(&f.Path)] = true
		}
		delete(names, "")
		if len(names) == 0 {
			t.Errorf("no finding is about a %s", part.kind)
		}
		for _, name := range slices.Sorted(maps.Keys(names)) {
			t.Run(part.kind+" "+name, func(t *testing.T) {
				p := edited{maps.Clone(shop.files), shop.settings}
				part.rename(p, name, name+"_2")
				after := p.audit(t, false)
				own, others := of(func(p finding.Path) bool { return *part.of(&p) == name }, before)
				gone, _ := of(func(p finding.Path) bool { return *part.of(&p) == name }, after)
				renamed, kept := of(func(p finding.Path) bool { return *part.of(&p) == name+"_2" }, after)
				if len(gone) > 0 || len(renamed) != len(own) {
					t.Errorf("%d findings are about it; renamed, %d are, and %d about its new name", len(own), len(gone), len(renamed))
				}
				if slices.ContainsFunc(own, func(f string) bool { return slices.Contains(renamed, f) }) {
					t.Error("a fingerprint is the same as before")
				}
				if !slices.Equal(kept, others) {
					t.Error("findings about other things have other fingerprints")
				}
			})
		}
	}
}

// renameEverywhere gives something another name wherever it stands alone, begins a
// reference, or is annotated.
func renameEverywhere(p edited, from, to string) {
	for name, text := range p.files {
		switch filepath.Ext(name) {
		case ".sql":
			p.files[name] = strings.ReplaceAll(text, "purposes="+from+" ", "purposes="+to+" ")
		case ".yaml":
			p.files[name] = changed(text, 2, func(n *yaml.Node, _ string) {
				if rest, ok := strings.CutPrefix(n.Value, from); ok && (rest == "" || rest[0] == '.') {
					n.Value = to + rest
				}
			})
		}
	}
}

// renameField gives a field another name, and keeps it where it was.
func renameField(p edited, from, to string) {
	p.files["privacy/manifest.yaml"] = changed(p.files["privacy/manifest.yaml"], 2, func(n *yaml.Node, _ string) {
		if collection, field, ok := strings.Cut(n.Value, "."); ok && field == from && n.Kind == yaml.ScalarNode {
			n.Value = collection + "." + to
		}
		fields, table := under(n, "fields"), under(n, "table")
		if fields == nil {
			return
		}
		for _, f := range fields.Content {
			if name := under(f, "name"); name.Value == from {
				name.Value = to
				if under(f, "stored_in") == nil {
					f.Content = append(f.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "stored_in"},
						&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: table.Value + "." + from}}})
				}
			}
		}
	})
}

// under is what a mapping has under a key; nil where it has none.
func under(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// identities are what a result's findings are about, by fingerprint.
func identities(r *audit.Result) map[string]string {
	all := map[string]string{}
	for _, f := range r.Findings {
		all[f.Fingerprint] = f.Rule + " of " + strings.Join(f.Path.References(), ", ")
	}
	return all
}

func difference(got, want map[string]string) string {
	var b strings.Builder
	for fingerprint, about := range got {
		if _, ok := want[fingerprint]; !ok {
			fmt.Fprintf(&b, "new: %s\n", about)
		}
	}
	for fingerprint, about := range want {
		if _, ok := got[fingerprint]; !ok {
			fmt.Fprintf(&b, "gone: %s\n", about)
		}
	}
	return b.String()
}

// comment adds comments and blank lines where lines begin something.
func comment(random *rand.Rand, p *edited) {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		sign := "#"
		if filepath.Ext(name) == ".sql" {
			sign = "--"
		}
		var b strings.Builder
		for line := range strings.Lines(p.files[name]) {
			if random.IntN(3) == 0 && (sign == "--" && line == "\n" || sign == "#" && regexp.MustCompile(`^ *(- )?[a-z_]+:`).MatchString(line)) {
				b.WriteString("\n" + sign + " A note.\n")
			}
			b.WriteString(line)
		}
		p.files[name] = b.String()
	}
}

// rewrite writes each YAML file anew: keys in another order, and lists whose order
// means nothing; in another style, without its comments.
func rewrite(random *rand.Rand, p *edited) {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if filepath.Ext(name) == ".yaml" {
			p.files[name] = changed(p.files[name], 2+2*random.IntN(2), func(n *yaml.Node, key string) {
				n.HeadComment, n.LineComment, n.FootComment = "", "", ""
				switch n.Kind {
				case yaml.MappingNode:
					pairs := slices.Collect(slices.Chunk(n.Content, 2))
					random.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
					n.Content = slices.Concat(pairs...)
				case yaml.SequenceNode:
					if slices.Contains([]string{"collections", "fields", "purposes", "needs", "asks", "stored_in", "subjects"}, key) {
						random.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
					}
				case yaml.ScalarNode:
					if n.Tag == "!!str" {
						n.Style = []yaml.Style{0, yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle}[random.IntN(3)]
					}
					return
				}
				n.Style = []yaml.Style{0, 0, yaml.FlowStyle}[random.IntN(3)]
			})
		}
	}
}

// changed is a YAML document whose nodes were changed, each with the key that it
// stands under.
func changed(text string, indent int, change func(n *yaml.Node, key string)) string {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		panic(err)
	}
	var walk func(n *yaml.Node, key string)
	walk = func(n *yaml.Node, key string) {
		for i, child := range n.Content {
			if n.Kind == yaml.MappingNode {
				key = n.Content[i-i%2].Value
			}
			walk(child, key)
		}
		change(n, key)
	}
	walk(doc.Content[0], "")
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(indent)
	if err := e.Encode(&doc); err != nil {
		panic(err)
	}
	return b.String()
}

// reorderColumns shuffles the lines of each table, whose last has no comma.
func reorderColumns(random *rand.Rand, p *edited) {
	table := regexp.MustCompile(`(?s)(CREATE TABLE [^(]*\(\n)(.*?)(\n\);)`)
	p.files["db/structure.sql"] = table.ReplaceAllStringFunc(p.files["db/structure.sql"], func(text string) string {
		parts := table.FindStringSubmatch(text)
		lines := strings.Split(parts[2], "\n")
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		for i, line := range lines {
			column, note, noted := strings.Cut(line, " --")
			if column = strings.TrimSuffix(column, ","); i < len(lines)-1 {
				column += ","
			}
			if lines[i] = column; noted {
				lines[i] += " --" + note
			}
		}
		return parts[1] + strings.Join(lines, "\n") + parts[3]
	})
}

// split puts the last collection into a file of its own.
func split(_ *rand.Rand, p *edited) {
	var last *yaml.Node
	p.files["privacy/manifest.yaml"] = changed(p.files["privacy/manifest.yaml"], 2, func(n *yaml.Node, key string) {
		if key == "collections" && n.Kind == yaml.SequenceNode {
			last = n.Content[len(n.Content)-1]
			n.Content = n.Content[:len(n.Content)-1]
		}
	})
	text, err := yaml.Marshal(map[string][]*yaml.Node{"collections": {last}})
	if err != nil {
		panic(err)
	}
	p.files["privacy/more.yaml"] = string(text)
	p.files["pare.yaml"] = strings.ReplaceAll(p.files["pare.yaml"], "privacy/manifest.yaml", "privacy/m*.yaml")
}

// rename gives the files other names, which a pattern may already name.
func rename(random *rand.Rand, p *edited) {
	names := []string{"declared/Was wir sammeln.yaml", `windows\rules.yaml`, "a/b/c/größe.yml", "x#1.yaml"}
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for i, old := range []string{"privacy/rules.yaml", "db/structure.sql"} {
		p.files[names[i]] = p.files[old]
		delete(p.files, old)
		settings := changed(p.files["pare.yaml"], 2, func(n *yaml.Node, _ string) {
			if n.Value == old {
				n.Value, n.Style = names[i], yaml.DoubleQuotedStyle
			}
		})
		p.files["pare.yaml"] = settings
	}
}

// move puts everything into a folder.
func move(random *rand.Rand, p *edited) {
	folder := []string{"elsewhere", "a folder/größe", "deep/er"}[random.IntN(3)]
	moved := map[string]string{}
	for name, text := range p.files {
		moved[folder+"/"+name] = text
	}
	p.files, p.settings = moved, folder+"/"+p.settings
}
