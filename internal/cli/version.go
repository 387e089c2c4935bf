package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What a release build sets with -ldflags "-X …"; what it leaves empty comes
// from what Go itself notes in the program.
var buildVersion, buildCommit, buildDate string

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Show the version, for bug reports",
		Args:  atMost(0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(a.env.Out, version())
			return err
		},
	}
}

// version says which program this is, a line each: version, commit, date, Go.
func version() string {
	v, commit, date, changed := buildVersion, buildCommit, buildDate, ""
	if info, ok := debug.ReadBuildInfo(); ok {
		v = or(v, info.Main.Version)
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = or(commit, s.Value)
			case "vcs.time":
				date = or(date, s.Value)
			case "vcs.modified":
				if s.Value == "true" && buildCommit == "" {
					changed = ", with changes"
				}
			}
		}
	}
	return fmt.Sprintf("pare %s\ncommit %s%s\ndate %s\ngo %s %s/%s\n",
		or(v, "(devel)"), or(commit, "unknown"), changed, or(date, "unknown"),
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
