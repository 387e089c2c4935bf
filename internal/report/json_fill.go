package report

import (
	"reflect"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// The functions that make the records of the JSON report.

func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func sinceOf(s *audit.Since) *sinceRecord {
	if s == nil {
		return nil
	}
	needs := []needRecord{}
	for _, m := range s.Needs {
		for _, n := range m.Needs {
			needs = append(needs, needRecord{m.Purpose.Key.Value, n.Words(), n.How, n.Than, positionOf(n.Need.Category.Span)})
		}
	}
	return &sinceRecord{s.Rev, s.Commit, s.Parted, s.Stood, s.Gone, needs}
}

func waiverOf(r *audit.Result, w suppress.Waiver) waiverRecord {
	return waiverRecord{positionOf(w.Span), w.Rule.Value, w.Ref, w.Inline, w.Reason, w.Owner, w.Expires, r.DaysLeft(w.Expires), w.State, w.Accepted}
}

func baselineOf(b *audit.Baseline) *baselineRecord {
	if b == nil {
		return nil
	}
	record := &baselineRecord{File: b.File, Entries: len(b.Entries), Strict: b.Strict, Stale: []entryRecord{}}
	for _, e := range b.Stale {
		record.Stale = append(record.Stale, entryRecord{positionOf(e.Span), e.Rule.Value, e.Ref.Value, e.Fingerprint.Value})
	}
	return record
}

func summaryOf(r *audit.Result) summaryRecord {
	s := r.Summary
	record := summaryRecord{
		Inputs: len(r.Inputs), Datasets: s.Datasets, Tables: s.Tables, Columns: s.Columns,
		Collections: s.Collections, Fields: s.Fields, Uses: s.Uses,
		Purposes: s.Purposes, Scopes: s.Scopes, Recipients: s.Recipients,
		FieldVerdicts: map[fact.Verdict]int{}, ColumnVerdicts: map[fact.Verdict]int{},
		Declared: s.Declared, Undeclared: s.Undeclared,
		Findings: s.Findings(), BySeverity: map[string]int{}, Suppressed: s.Suppressed,
		SuppressedBy: suppressedRecord{s.Waived, s.Baselined, s.Stood},
		Incomplete:   s.Incomplete, Errors: s.Errors, Warnings: s.Warnings,
	}
	for _, v := range fact.Verdicts() {
		record.FieldVerdicts[v] = s.FieldVerdicts[v]
		record.ColumnVerdicts[v] = s.ColumnVerdicts[v]
	}
	for _, severity := range severities() {
		record.BySeverity[severity.String()] = s.BySeverity[severity]
	}
	if share, ok := coverage(s); ok {
		record.Coverage = &share
	}
	return record
}

func problemOf(p source.Problem) problemRecord {
	return problemRecord{positionOf(p.Span), p.Msg, p.Hint}
}

func fieldOf(f *fact.FieldFacts) fieldRecord {
	field := f.Field
	return fieldRecord{
		Ref: field.Ref(), Collection: field.Collection.ID.Value, Name: field.Name.Value,
		Category: field.Category.Value, Precision: field.Precision.Value,
		Places: each(field.Places, func(p *inventory.Place) placeRecord {
			return placeRecord{p.At.String(), string(p.State), positionOf(p.Span)}
		}),
		Facts: facts(f.Record), Verdict: f.Verdict, Reason: f.Why, position: positionOf(field.Name.Span),
	}
}

func columnOf(c fact.ColumnFacts) columnRecord {
	col := c.Column
	return columnRecord{
		Ref: col.Ref().String(), Dataset: col.Table.Dataset, Schema: col.Table.Schema, Table: col.Table.Name, Name: col.Name,
		Type: col.Type, Nullable: col.Nullable, Default: col.Default, Generated: col.Generated,
		PrimaryKey: col.PrimaryKey, Comment: col.Comment,
		Categories: listed(c.Categories), DeclaredBy: c.By,
		Personal: c.Record.Personal, Linked: c.Record.Linked, Opaque: c.Record.Opaque, Disputed: c.Record.Disputed,
		Guess: col.Guess.Category, Confidence: col.Guess.Confidence, Introduced: c.Introduced, Facts: facts(c.Record),
		Verdict: c.Verdict, Reason: c.Why, position: positionOf(col.Span),
	}
}

func useOf(u *fact.UseFacts) useRecord {
	at := ""
	if u.Place != nil {
		at = u.Place.At.String()
	}
	return useRecord{
		Collection: u.Field.Collection.ID.Value, Field: u.Field.Name.Value, Purpose: u.Purpose.Key.Value, Place: at,
		Facts: facts(u.Record), Reason: u.Why, ChoiceReason: u.ChoiceWhy, position: positionOf(u.Field.Name.Span),
	}
}

func tableOf(t fact.TableFacts) tableRecord {
	return tableRecord{t.Table.Ref().String(), t.Via, facts(t.Record), positionOf(t.Table.Span)}
}

func purposeOf(p fact.PurposeFacts) keyedRecord {
	return keyedRecord{p.Record.Key, p.Record.Title, facts(*p.Record), positionOf(p.Purpose.Key.Span)}
}

func scopeOf(s fact.ScopeFacts) keyedRecord {
	return keyedRecord{s.Record.Key, s.Record.Title, facts(*s.Record), positionOf(s.Scope.Key.Span)}
}

func collectionOf(c fact.CollectionFacts) keyedRecord {
	return keyedRecord{c.Record.ID, c.Record.Title, facts(*c.Record), positionOf(c.Collection.ID.Span)}
}

func recipientOf(r fact.RecipientFacts) keyedRecord {
	return keyedRecord{r.Record.Key, r.Record.Title, facts(*r.Record), positionOf(r.Recipient.Key.Span)}
}

func ruleOf(r *rule.Rule) ruleRecord {
	record := ruleRecord{
		ID: r.ID, Group: r.Group, Title: r.Title, On: r.On, Kind: r.Kind, Severity: r.Severity, Law: listed(r.Law), Own: r.Own, Off: r.Off,
	}
	if c := r.Changed; c != nil {
		record.ChangedFrom, record.Because = c.From.String(), c.Because
	}
	return record
}

func findingOf(f finding.Finding) findingRecord {
	record := findingRecord{
		Rule: f.Rule, Title: f.Title, On: f.On, Kind: f.Kind, Severity: f.Severity,
		Message: f.Message, Fix: f.Fix, Law: listed(f.Law), Path: pathRecord(f.Path),
		Places: each(f.Places, func(p finding.Place) spanRecord {
			return spanRecord{p.Role, p.Ref, positionOf(p.Span), p.Span.EndLine, p.Span.EndCol}
		}),
		Fingerprint: f.Fingerprint,
	}
	if s := f.Suppressed; s != nil {
		record.Suppressed = &suppressionRecord{s.By, s.Reason, s.Owner, s.Expires, positionOf(s.Span)}
	}
	return record
}

// facts lists the facts of a record under the names that conditions use, those
// of the records it points at behind its own: need, category.guarded.
func facts(record any) map[string]any {
	all := map[string]any{}
	addFacts(all, "", reflect.ValueOf(record))
	return all
}

func addFacts(all map[string]any, prefix string, record reflect.Value) {
	for i := range record.NumField() {
		name, ok := record.Type().Field(i).Tag.Lookup("expr")
		switch value := record.Field(i); {
		case !ok: // a name or a title, which is no fact
		case value.Kind() == reflect.Pointer:
			addFacts(all, prefix+name+".", value.Elem())
		default:
			all[prefix+name] = value.Interface()
		}
	}
}
