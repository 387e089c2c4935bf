package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/report"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pare": func() { os.Exit(Main(os.Args[1:], testEnv())) }})
}

// testEnv is the real world on a fixed day, in which a script can ask for a
// terminal.
func testEnv() Env {
	env := OS()
	env.Now = func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
	env.Terminal = os.Getenv("TEST_TERMINAL") != ""
	env.Width, _ = strconv.Atoi(os.Getenv("TEST_TERMINAL"))
	if os.Getenv("TEST_PANIC") != "" {
		env.Now = func() time.Time { panic("no clock") }
	}
	return env
}

// TestScripts runs the program as a user does. Each script starts in a folder
// that holds the project testdata/script/shop as shop, and the scripts of the action
// and of the component as action.sh and gitlab.sh; BIN is the folder of the program. "exits N command…" runs a command and compares its exit code;
// "reports N WORDS flag…" audits, with a report in every format, and looks for the
// words in each.
func TestScripts(t *testing.T) {
	action := readAction(t).Runs.Steps[1].Run
	_, component := readComponent(t)
	gitlab := strings.Join(component.Pare.Script[1:], "\n")
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       golden.Update(),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("BIN", filepath.SplitList(os.Getenv("PATH"))[0])
			for name, script := range map[string]string{"action.sh": action, "gitlab.sh": gitlab} {
				if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(script), 0o600); err != nil {
					return err
				}
			}
			return os.CopyFS(filepath.Join(env.WorkDir, "shop"), os.DirFS("../../testdata/script/shop"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "reports": reports},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if code != want {
		ts.Fatalf("exit code %d, expected %d", code, want)
	}
}

func reports(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: reports CODE WORDS FLAG…")
	}
	dir := ts.MkAbs("reports")
	ts.Check(os.RemoveAll(dir))
	ts.Check(os.Mkdir(dir, 0o700))
	command := append([]string{args[0], "pare", "audit"}, args[2:]...)
	for _, f := range report.Formats() {
		command = append(command, "--format", f.Name+"="+filepath.Join(dir, f.Name))
	}
	exits(ts, false, command)
	for _, f := range report.Formats() {
		text := ts.ReadFile(filepath.Join(dir, f.Name))
		if shown := strings.ReplaceAll(text, `\`, ""); !strings.Contains(text, args[1]) && !strings.Contains(shown, args[1]) { // Markdown escapes its signs
			ts.Fatalf("the report as %s does not say “%s”:\n%s", f.Name, args[1], text)
		}
	}
}
