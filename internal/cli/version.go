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

// versionNumber is the version alone; "" where the program was built without one.
func versionNumber() string {
	if buildVersion != "" {
		return buildVersion
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		return ""
	}
	return info.Main.Version
}

// version says which program this is, a line each: version, commit, date, Go.
func version() string {
	commit, date, changed := buildCommit, buildDate, ""
	if info, ok := debug.ReadBuildInfo(); ok {
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
		cmp.Or(versionNumber(), "(devel)"), cmp.Or(commit, "unknown"), changed, cmp.Or(date, "unknown"),
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
