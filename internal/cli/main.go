// Package cli is the command line: cobra and viper, one file a command. Main is
// the one place that turns what happened into an exit code.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
)

// Env is the world a command runs in, given so that tests can give another. The
// environment's variables and the working folder are the process's own.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Terminal bool // Out is a terminal
	Width    int  // its columns; 0 where it is none
	Now      func() time.Time
}

// OS is the real world. A closed pipe is an error of writing in it, not the end
// of the process, so that the other reports are still written.
func OS() Env {
	signal.Ignore(syscall.SIGPIPE)
	env := Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now}
	out := int(os.Stdout.Fd())
	if env.Terminal = term.IsTerminal(out); env.Terminal {
		if width, _, err := term.GetSize(out); err == nil {
			env.Width = width
		}
	}
	return env
}

// app is one run of the program.
type app struct {
	env  Env
	code int   // what a command that ran to its end decided
	help error // why a help text could not be written
}

// Main runs the command line and returns its exit code: what the command
// decided, or audit.ExitInput where it could not run to its end.
func Main(args []string, env Env) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Fprintf(env.Err, "error: internal error: %s; please report it\n", harmless.Text(fmt.Sprint(cause)))
			if os.Getenv("PARE_DEBUG") == "" {
				fmt.Fprintln(env.Err, "hint: PARE_DEBUG=1 shows where it happened")
			} else {
				env.Err.Write(debug.Stack())
			}
			code = audit.ExitInput
		}
	}()
	a := &app{env: env}
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // never nil, which would mean os.Args
	err := cmp.Or(root.Execute(), a.help)
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return a.code // a reader that went away has seen what it wanted
	}
	a.complain(err)
	return audit.ExitInput
}

// usageError is a command that cannot be run as it was given.
type usageError struct{ msg, hint string }

func (e usageError) Error() string { return e.msg }

// complain tells of an error, and of what to do about it.
func (a *app) complain(err error) {
	fmt.Fprintf(a.env.Err, "error: %s\n", harmless.Text(err.Error()))
	var usage usageError
	if errors.As(err, &usage) && usage.hint != "" {
		fmt.Fprintf(a.env.Err, "hint: %s\n", harmless.Text(usage.hint))
	}
}
