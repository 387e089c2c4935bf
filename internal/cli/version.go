package cli

import (
	"cmp"
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
		v = cmp.Or(v, info.Main.Version)
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = cmp.Or(commit, s.Value)
			case "vcs.time":
				date = cmp.Or(date, s.Value)
			case "vcs.modified":
				if s.Value == "true" && buildCommit == "" {
					changed = ", with changes"
				}
			}
		}
	}
	return fmt.Sprintf("pare %s\ncommit %s%s\ndate %s\ngo %s %s/%s\n",
		cmp.Or(v, "(devel)"), cmp.Or(commit, "unknown"), changed, cmp.Or(date, "unknown"),
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
