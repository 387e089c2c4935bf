// Package revision reads files as a commit of a git repository has them. It runs
// git as plumbing: nothing in the repository, its index or the working folder is
// touched, no hook or filter runs, and nothing is fetched.
package revision

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Error is what kept git from telling what was asked: in the words of a message,
// and what to do about it.
type Error struct{ Msg, Hint string }

func (e *Error) Error() string { return e.Msg }

// command prepares a run of git in a folder.
func command(folder string, args ...string) (*exec.Cmd, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, &Error{"the program git was not found", "install git, or add its folder to PATH"}
	}
	cmd := exec.Command(git, append([]string{"--no-pager", "-C", folder}, args...)...)
	cmd.Env = environment(os.Environ())
	return cmd, nil
}

// environment is that of git: the user's own, less what would lead to another
// repository than that of the folder, as hooks set it. Nothing is asked of the
// user, locked or fetched: a clone without all of its files stays as it is.
func environment(own []string) []string {
	elsewhere := []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"}
	env := slices.DeleteFunc(slices.Clone(own), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(elsewhere, name)
	})
	return append(env,
		"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", // the latter where git is older than the former
		"LC_ALL=C")
}

// output runs git and gives what it prints, less the last line's end. ok is
// false where git says no, and said what it says then.
func output(folder string, args ...string) (out string, ok bool, said string, err error) {
	cmd, err := command(folder, args...)
	if err != nil {
		return "", false, "", err
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return "", false, reason(stderr.String()), nil
	case err != nil:
		return "", false, "", &Error{"git cannot be run: " + err.Error(), "git --version shows whether it works"}
	}
	return strings.TrimSuffix(stdout.String(), "\n"), true, "", nil
}

// reason is the line in which git says what is wrong.
func reason(stderr string) string {
	for line := range strings.Lines(stderr) {
		for _, start := range [...]string{"fatal: ", "error: "} {
			if said, ok := strings.CutPrefix(strings.TrimSpace(line), start); ok {
				return said
			}
		}
	}
	return strings.TrimSpace(stderr)
}

// failed is a run of git that should have worked.
func failed(doing, said string) error {
	if said == "" {
		said = "it does not say why"
	}
	return &Error{"git failed " + doing + ": " + said, "git fsck tells whether the repository is whole"}
}
