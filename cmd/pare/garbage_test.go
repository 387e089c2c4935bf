package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	if os.Getenv("PARE_AS_PROGRAM") != "" {
		main()
	}
	os.Exit(m.Run())
}

// TestGarbage: reading the rules and names collects none, unless who runs the
// program has said how much.
func TestGarbage(t *testing.T) {
	collections := func(env ...string) int {
		cmd := exec.Command(os.Args[0], "rules", "list")
		cmd.Env = append(append(os.Environ(), "PARE_AS_PROGRAM=1", "GODEBUG=gctrace=1", "GOMEMLIMIT="), env...)
		cmd.Dir = t.TempDir()
		var trace strings.Builder
		cmd.Stderr = &trace
		if err := cmd.Run(); err != nil {
			t.Fatal(err, trace.String())
		}
		return strings.Count("\n"+trace.String(), "\ngc ")
	}
	if n := collections("GOGC="); n > 0 {
		t.Errorf("%d collections, want none", n)
	}
	if n := collections("GOGC=100"); n == 0 {
		t.Error("GOGC=100: no collections, want some")
	}
}
