package cli

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the outputs that tests compare with anew")

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
// that holds the project testdata/script/shop as shop. "exits N command…" runs a
// command and compares its exit code.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			return os.CopyFS(filepath.Join(env.WorkDir, "shop"), os.DirFS("../../testdata/script/shop"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
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
