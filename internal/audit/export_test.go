package audit

import "github.com/pare-dev/pare/internal/rule"

// RunExample audits the files that an example of a built-in rule holds.
func RunExample(e rule.Example, builtin BuiltIn) *Result {
	in := sources{builtin: builtin, laws: builtin.Laws}
	in.readPolicy(e.Rules)
	in.readRules()
	in.readNames()
	in.readManifest(e.Manifest)
	if len(e.Schema) > 0 {
		in.parseSchema("shop", "postgres", e.Schema)
	}
	return run(in, nil, "")
}
