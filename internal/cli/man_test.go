package cli

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

func TestManPage(t *testing.T) {
	root := &cobra.Command{Use: "tool", Short: "Do things"}
	cmd := &cobra.Command{
		Use:   "make [PATH]",
		Short: "Make “things”",
		Long: `Make things.

.hidden and 'quoted' lines, a \ and a` + " `" + `--flag` + "`" + `, ~user^2.

Exit code: 0 made, 2 not.`,
		Example: "  tool make .\n.begins with a dot",
		Run:     func(*cobra.Command, []string) {},
	}
	cmd.Flags().StringArray("from", nil, "read `FILE`")
	cmd.Flags().StringP("how", "w", "well", "make them `WELL` or \"badly\"")
	cmd.DisableFlagsInUseLine = true
	root.AddCommand(cmd, &cobra.Command{Use: "break", Short: "Break things", Run: cmd.Run},
		&cobra.Command{Use: "secret", Hidden: true, Run: cmd.Run})
	const want = `.TH "TOOL\-MAKE" 1 "2026-11-23" "pare 1.2.0\-rc.1" "pare"
.SH NAME
tool\-make \- Make \[u201C]things\[u201D]
.SH SYNOPSIS
\fBtool make\fR \fI[PATH]\fR
.SH DESCRIPTION
Make things.
.PP
\&.hidden and \(aqquoted\(aq lines, a \e and a \(ga\-\-flag\(ga, \(tiuser\(ha2.
.SH OPTIONS
.TP
\fB\-\-from\fR \fIFILE\fR
read FILE.
.TP
\fB\-w,\fR \fB\-\-how\fR \fIWELL\fR
make them WELL or \(dqbadly\(dq (default \(dqwell\(dq).
.SH EXIT STATUS
0 made, 2 not.
.SH EXAMPLES
.nf
  tool make .
\&.begins with a dot
.fi
.SH SEE ALSO
\fBtool\fR(1),
\fBtool\-break\fR(1)
`
	if got := string(manPage(cmd, "1.2.0-rc.1", "2026-11-23T12:00:00Z")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Homebrew has to be told of every page by name.
func TestCaskNamesEveryManPage(t *testing.T) {
	settings, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile(`(?m)^ +- man/(\S+\.1)\r?$`).FindAllStringSubmatch(string(settings), -1) {
		named = append(named, m[1])
	}
	slices.Sort(named)

	folder := t.TempDir()
	if code := Main([]string{"man", folder}, Env{Out: os.Stdout, Err: os.Stderr, Now: time.Now}); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, f := range files {
		pages = append(pages, f.Name())
	}
	slices.Sort(pages)
	if !slices.Equal(named, pages) {
		t.Errorf(".goreleaser.yaml names under manpages\n%s\nbut there are\n%s", strings.Join(named, "\n"), strings.Join(pages, "\n"))
	}
}
