package cli

import (
	"bytes"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/report"
)

// failing takes so many bytes and then fails.
type failing struct {
	left int
	err  error
}

func (f *failing) Write(p []byte) (int, error) {
	n := min(len(p), f.left)
	f.left -= n
	if n < len(p) {
		return n, f.err
	}
	return n, nil
}

// A reader that goes away early, as head does, changes no exit code and is told
// nothing, whatever the command and the format. That a disk is full is told, and
// is no success.
func TestWritingThatFails(t *testing.T) {
	t.Chdir("../../testdata")
	commands := []string{
		"", "--help", "--version", "version", "help audit", "completion bash",
		"explain over-collected --config shop/pare.yaml", "explain shop.users.dob --config shop/pare.yaml",
		"explain --without suggest_books --config shop/pare.yaml", "explain gdpr", "explain delivery --config shop/pare.yaml", "explain delivery --config shop/pare.yaml --manifest err/manifest-kind.yaml",
		"rules", "rules list", "rules show over-collected", "rules facts", "rules test ../rules/checks/stale.yaml",
		"validate shop", "validate --rules err/rules-basis.yaml",
		"audit shop", "audit shop-clean", "waivers shop", "audit --config err/pare-empty.yaml",
		"export", "export notice shop --format html", "export ropa shop", "export preferences shop", "jsonschema preferences",
	}
	for _, f := range report.Formats() {
		commands = append(commands, "audit shop --format "+f.Name)
	}
	for _, f := range report.ScanFormats() {
		commands = append(commands, "scan shop/db/structure.sql --format "+f.Name)
	}
	for _, f := range report.DiffFormats() { // where there is no repository it says so, on stdout too
		commands = append(commands, "diff HEAD --config shop/pare.yaml --format "+f.Name)
	}
	for _, name := range leaves((&app{}).root()) {
		if name != "man" && name != "baseline" && !slices.ContainsFunc(commands, func(c string) bool { return c == name || strings.HasPrefix(c, name+" ") }) {
			t.Errorf("%s is not tried", name) // man and baseline write files
		}
	}
	for _, command := range commands {
		run := func(env Env) (int, string) {
			var errs bytes.Buffer
			env.Err, env.Now = &errs, func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }
			return Main(strings.Fields(command), env), errs.String()
		}
		var out bytes.Buffer
		want, told := run(Env{Out: &out})
		if out.Len() == 0 {
			t.Errorf("pare %s writes nothing", command)
		}
		for _, taken := range []int{0, out.Len() / 2} {
			if code, said := run(Env{Out: &failing{taken, syscall.EPIPE}}); code != want || said != "" && said != told {
				t.Errorf("pare %s, of which %d bytes are read: exit code %d, want %d: %s", command, taken, code, want, said)
			}
		}
		code, said := run(Env{Out: &failing{out.Len() / 2, syscall.ENOSPC}})
		if full := "error: " + syscall.ENOSPC.Error() + "\n"; code != audit.ExitInput || !strings.HasSuffix(said, full) {
			t.Errorf("pare %s, on a full disk: exit code %d: %s", command, code, said)
		}
	}
}

// leaves lists the commands that do something, as they are typed.
func leaves(cmd *cobra.Command) []string {
	var list []string
	for _, c := range cmd.Commands() {
		if c.Runnable() && c.Name() != "help" {
			list = append(list, strings.TrimPrefix(c.CommandPath(), "pare "))
		}
		list = append(list, leaves(c)...)
	}
	return list
}
