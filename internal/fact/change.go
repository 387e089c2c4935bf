package fact

import "slices"

// Change is something that would give a field another verdict, in words, and the
// verdict that it would have then.
type Change struct {
	Do   string
	Then Verdict
}

// Changes says what would change the verdict of a field, each change on its own
// and judged as the field itself was. Of a justified field it is what carries it:
// the purposes without which it would not be.
func Changes(f *FieldFacts) []Change {
	switch f.Verdict {
	case StalePlace:
		then, _ := judge(f.Uses)
		return []Change{{"correct where it is stored; one that is only passed on says stored_in: none", then}}
	case Justified:
		return carriers(f)
	case Unjustified, OverCollected, Unclassified:
		return remedies(f)
	}
	return nil
}

// carriers tries each purpose of a justified field for whether it would be so
// without it.
func carriers(f *FieldFacts) []Change {
	var list []Change
	for _, key := range purposesOf(f.Uses) {
		rest := slices.DeleteFunc(slices.Clone(f.Uses), func(u *UseFacts) bool { return u.Purpose.Key.Value == key })
		if then, _ := judge(rest); then != Justified {
			list = append(list, Change{"give up the purpose “" + key + "”", then})
		}
	}
	if all := purposesOf(f.Uses); len(list) == 0 && len(all) > 1 {
		list = append(list, Change{"give up all its purposes, each of which carries it alone", Unjustified})
	}
	return list
}

func purposesOf(uses []*UseFacts) []string {
	var keys []string
	for _, u := range uses {
		if key := u.Purpose.Key.Value; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// remedies tries on each purpose what it lacks. A change that alone does not
// justify the field is listed with the verdict it leads to.
func remedies(f *FieldFacts) []Change {
	var list []Change
	add := func(do, purpose string, mend func(*UseFacts)) {
		uses := make([]*UseFacts, len(f.Uses))
		for i, u := range f.Uses {
			mended := *u
			if purpose == "" || u.Purpose.Key.Value == purpose {
				mend(&mended)
			}
			uses[i] = &mended
		}
		change := Change{Do: do}
		if change.Then, _ = judge(uses); change.Then != f.Verdict && !slices.Contains(list, change) {
			list = append(list, change)
		}
	}
	if len(f.Uses) == 0 {
		return []Change{{"name a purpose that needs it, and that has a lawful basis and, where it rests on consent, a choice", Justified}}
	}
	category := f.Field.Category.Value
	for _, u := range f.Uses {
		key := u.Purpose.Key.Value
		switch {
		case u.Record.Choice == "missing":
			add("ask a consent scope of “"+key+"” where it is collected", key, func(u *UseFacts) { u.Grounded = true })
		case !u.Grounded:
			add("give “"+key+"” its lawful basis", key, func(u *UseFacts) { u.Grounded = true })
		}
		switch {
		case u.Record.Need == "none":
			add("show that “"+key+"” needs "+category+", and write it among its needs with the reason", key, func(u *UseFacts) { u.Record.Need, u.Record.Precision = "required", "ok" })
		case u.Record.Need == "unstated":
			add("list what “"+key+"” needs, "+category+" among it", key, func(u *UseFacts) { u.Record.Need = "required" })
		case u.Record.Precision == "finer":
			add("collect it by "+u.Allowed, "", func(u *UseFacts) { u.Record.Precision = "ok" })
		case u.Record.Precision == "unknown":
			add("say how precise it is: no finer than “"+key+"” needs", "", func(u *UseFacts) { u.Record.Precision = "ok" })
		}
	}
	return list
}
