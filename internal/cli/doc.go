// Package cli is the command line: cobra and viper, one file per command, and
// the exit codes.
package cli

import "io"

// Env is the world a command runs in, given so that tests can give another.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
}

// OS is the real world.
func OS() Env { return Env{} }

// Main runs the command line and returns its exit code.
func Main(args []string, env Env) int { return 0 }
