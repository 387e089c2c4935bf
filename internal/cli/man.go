package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// manCommand is for those who package pare, not for those who use it, so that
// help does not list it.
func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "man FOLDER",
		Short:                 "Write the manual, a page for each command",
		Long:                  "Write the manual, a page for each command, into a folder. Those who package pare\nrun it. The same program writes the same bytes.",
		Example:               "  pare man share/man/man1",
		Hidden:                true,
		Args:                  atMost(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{"pare man needs the name of a folder", "usage: " + cmd.UseLine()}
			}
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fmt.Errorf("the folder %s cannot be made: %w", args[0], reason(err))
			}
			return writePages(cmd.Root(), args[0])
		},
	}
}

// writePages writes the pages of a command and of all beneath it.
func writePages(cmd *cobra.Command, folder string) error {
	file := filepath.Join(folder, pageName(cmd)+".1")
	// Only a release build knows both. Another page says neither, rather than
	// the day on which somebody made it.
	err := writeFile(file, func(w io.Writer) error {
		_, err := w.Write(manPage(cmd, buildVersion, buildDate))
		return err
	})
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", file, err)
	}
	for _, c := range listed(cmd) {
		if err := writePages(c, folder); err != nil {
			return err
		}
	}
	return nil
}

// listed are the commands directly beneath one, less the hidden ones.
func listed(cmd *cobra.Command) []*cobra.Command {
	var commands []*cobra.Command
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			commands = append(commands, c)
		}
	}
	return commands
}

func pageName(cmd *cobra.Command) string {
	return strings.ReplaceAll(cmd.CommandPath(), " ", "-")
}

// manPage says what help says, in the language of manual pages. It is made here
// and not by cobra's own generator, which takes texts for Markdown, leaves the
// names of values in their backquotes, and shows defaults that are empty.
func manPage(cmd *cobra.Command, version, date string) []byte {
	var b strings.Builder
	day, _, _ := strings.Cut(date, "T")
	name := pageName(cmd)
	fmt.Fprintf(&b, ".TH \"%s\" 1 \"%s\" \"%s\" \"pare\"\n", roff(strings.ToUpper(name)), day, roff(strings.TrimSpace("pare "+version)))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(name), roff(cmd.Short))

	arguments := strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath())
	if cmd.HasSubCommands() {
		arguments = " COMMAND [flags]"
	}
	synopsis := "\\fB" + roff(cmd.CommandPath()) + "\\fR " + typed(arguments)
	fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n", strings.TrimSpace(synopsis))

	b.WriteString(".SH DESCRIPTION\n")
	text := cmd.Long
	if text == "" {
		text = cmd.Short + "."
	}
	var exit string
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if codes, found := strings.CutPrefix(paragraph, "Exit code: "); found {
			exit = codes // which manual pages have in a section of its own
			continue
		}
		if i > 0 {
			b.WriteString(".PP\n")
		}
		b.WriteString(roff(paragraph) + "\n")
	}

	section := func(title string, commands []*cobra.Command) {
		if len(commands) > 0 {
			fmt.Fprintf(&b, ".SH %s\n", title)
		}
		for _, c := range commands {
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR(1)\n%s.\n", roff(pageName(c)), roff(c.Short))
		}
	}
	section("COMMANDS", listed(cmd))
	if flags := strings.TrimSpace(cmd.LocalFlags().FlagUsages()); flags != "" {
		b.WriteString(".SH OPTIONS\n")
		for _, line := range strings.Split(flags, "\n") {
			flag, text, _ := strings.Cut(strings.TrimSpace(line), "   ")
			fmt.Fprintf(&b, ".TP\n%s\n%s.\n", typed(flag), roff(strings.TrimSpace(text)))
		}
	}
	if exit != "" {
		fmt.Fprintf(&b, ".SH EXIT STATUS\n%s\n", roff(exit))
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(strings.TrimRight(cmd.Example, "\n")))
	}
	if cmd.HasParent() {
		var others []string
		for _, c := range append([]*cobra.Command{cmd.Parent()}, listed(cmd.Parent())...) {
			if c != cmd {
				others = append(others, fmt.Sprintf("\\fB%s\\fR(1)", roff(pageName(c))))
			}
		}
		fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", strings.Join(others, ",\n"))
	}
	return []byte(b.String())
}

// typed marks what is typed as it stands, “--format”, and what stands for
// something else, “NAME”: bold and italics.
func typed(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		font := "I"
		if strings.HasPrefix(word, "-") {
			font = "B"
		}
		words[i] = "\\f" + font + roff(word) + "\\fR"
	}
	return strings.Join(words, " ")
}

// roff escapes text, so that every character is shown as it is: a hyphen can be
// copied into a shell, and no line is taken for a request.
func roff(text string) string {
	var b strings.Builder
	start := true
	for _, r := range text {
		if start && r == '.' {
			b.WriteString(`\&`)
		}
		start = r == '\n'
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '"':
			b.WriteString(`\(dq`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
