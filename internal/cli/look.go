package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/pare-dev/pare/internal/report"
)

// lookFlags are those that say how output looks.
func lookFlags(cmd *cobra.Command) {
	colorFlag(cmd)
	cmd.Flags().BoolP("quiet", "q", false, "print problems and findings alone: nothing where there is none")
}

func colorFlag(cmd *cobra.Command) {
	cmd.Flags().String("color", "auto", "colour: `WHEN` is auto, always or never; NO_COLOR and FORCE_COLOR are heeded")
	complete(cmd, "color", colors())
}

func colors() []string { return []string{"auto", "always", "never"} }

// complete gives a flag's values to the shell.
func complete(cmd *cobra.Command, flag string, list []string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, values(list)); err != nil {
		panic(err) // the flag exists
	}
}

// look reads them. Colour is decided by --color, else NO_COLOR, else
// FORCE_COLOR, else by whether stdout is a terminal; inFiles is whether files
// have it too.
func (a *app) look(s settings) (o report.Options, inFiles bool, err error) {
	when, err := s.choice("color", colors())
	if err != nil {
		return o, false, err
	}
	if s.flags.Lookup("quiet") != nil {
		if o.Quiet, err = s.yes("quiet"); err != nil {
			return o, false, err
		}
	}
	o.Width = a.env.Width
	o.Root, o.Folder = repository()
	o.Version = versionNumber()
	switch {
	case when != "auto":
		o.Color = when == "always"
	case os.Getenv("NO_COLOR") != "":
	case os.Getenv("FORCE_COLOR") != "":
		o.Color = os.Getenv("FORCE_COLOR") != "0"
	default:
		o.Color = a.env.Terminal && os.Getenv("TERM") != "dumb"
	}
	return o, when == "always", nil
}

// repository is the root of the repository that the command runs in, and where
// it runs there; empty where it runs in none. A folder that is reached by a link
// from elsewhere is where it really is, as it is for git.
func repository() (root, folder string) {
	here, err := os.Getwd()
	if err != nil {
		return "", ""
	}
	if root, folder = repositoryOf(here); root == "" {
		if real, err := filepath.EvalSymlinks(here); err == nil {
			return repositoryOf(real)
		}
	}
	return root, folder
}

func repositoryOf(here string) (root, folder string) {
	for dir := here; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			folder, err := filepath.Rel(dir, here)
			if err != nil {
				return "", ""
			}
			return filepath.ToSlash(dir), filepath.ToSlash(folder)
		}
		if dir == filepath.Dir(dir) {
			return "", ""
		}
	}
}
