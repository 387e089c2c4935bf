package cli

import (
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/revision"
	"github.com/pare-dev/pare/internal/source"
)

// history is what was chosen to be read, in the git repository that keeps it.
type history struct {
	chosen
	repo *revision.Repo
}

// history finds the repository of the settings, or of the folder one is in where
// flags name the files.
func (c chosen) history() (history, error) {
	repo, err := revision.Open(filepath.Dir(c.file)) // "." where there is none
	return history{c, repo}, err
}

// past is an audit of what a commit has.
type past struct {
	*audit.Result
	commit revision.Commit
	folder string // where its files stood while they were read, and do no more
	absent string // the settings, where the commit does not have them
}

// audit audits what was chosen as a commit has it. The files that the settings of
// then name, and those that flags name, are copied into a temporary folder that
// is removed before this returns.
func (h history) audit(s settings, c revision.Commit, today string) (past, error) {
	folder, err := os.MkdirTemp("", "pare-")
	if err != nil {
		return past{}, err
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case <-interrupted:
			os.RemoveAll(folder)
			os.Exit(audit.ExitInput)
		case <-done:
		}
	}()
	defer func() {
		signal.Stop(interrupted)
		close(done)
		os.RemoveAll(folder)
	}()
	t := then{history: h, commit: c, folder: folder}
	p, err := t.project(s)
	if err != nil {
		return past{}, err
	}
	then := past{audit.Run(p, today), c, folder, t.absent}
	for i := range then.Problems {
		p := &then.Problems[i]
		p.Span.File, p.Msg, p.Hint = then.label(p.Span.File), then.label(p.Msg), then.label(p.Hint)
	}
	return then, nil
}

// label gives the files that a text names the names by which git knows them:
// 1a2b3c4d5e:db/structure.sql.
func (p past) label(text string) string {
	return strings.ReplaceAll(text, filepath.ToSlash(p.folder)+"/", p.commit.Short()+":")
}

// then is a copy of what a commit has of what was chosen.
type then struct {
	history
	commit revision.Commit
	folder string
	absent string
	notes  []revision.Note
}

// project is what was chosen as the commit has it. What it does not have is left
// out, and told where the settings of then name it.
func (t *then) project(s settings) (audit.Project, error) {
	settings := ""
	if t.file != "" {
		at, ok := t.repo.Path(t.file)
		if !ok {
			return audit.Project{}, &revision.Error{Msg: "“" + filepath.ToSlash(t.file) + "” lies outside the repository", Hint: ""}
		}
		if err := t.copy(at, config.BaselineFile(at)); err != nil {
			return audit.Project{}, err
		}
		settings = filepath.Join(t.folder, filepath.FromSlash(at))
	}
	c := chosen{given: t.given}
	if _, err := os.Stat(settings); err == nil {
		c.file = settings
		if err := t.named(settings); err != nil {
			return audit.Project{}, err
		}
	} else if settings != "" {
		t.absent = filepath.ToSlash(t.file)
	}
	p, err := c.project(s, t.find)
	p.Problems = append(p.Problems, t.outside(&p)...)
	for _, schema := range p.Config.Schemas {
		if schema.URL.Given() {
			forget(&p, schema.URL)
			p.Problems = append(p.Problems, source.Problem{
				Kind: source.Incomplete, Span: schema.URL.Span,
				Msg: "“" + schema.Name.Value + "” is a live database, and what it was then is not known",
			})
		}
	}
	for _, n := range t.notes {
		p.Problems = append(p.Problems, source.Problem{
			Kind: source.Incomplete, Span: source.Span{Pos: source.Pos{File: filepath.ToSlash(filepath.Join(t.folder, n.Path))}}, Msg: n.Msg, Hint: n.Hint,
		})
	}
	return p, err
}

func (t *then) copy(paths ...string) error {
	notes, err := t.repo.Copy(t.commit, t.folder, paths)
	t.notes = append(t.notes, notes...)
	return err
}

// named copies what the settings of then name.
func (t *then) named(settings string) error {
	file, problem := source.Read(settings)
	if problem != nil {
		return nil // reading the project says so
	}
	c, _ := config.Read(file)
	var paths []string
	for _, name := range c.Paths() {
		full := filepath.FromSlash(name.Value)
		if !filepath.IsAbs(full) {
			full = filepath.Join(filepath.Dir(settings), full)
		}
		if at, ok := t.inside(full); ok {
			paths = append(paths, at)
		}
	}
	return t.copy(paths...)
}

// inside is where in the repository a file of the copy is.
func (t *then) inside(name string) (string, bool) {
	at, err := filepath.Rel(t.folder, name)
	at = filepath.ToSlash(at)
	return at, err == nil && at != ".." && !strings.HasPrefix(at, "../")
}

// outside leaves out the files of a project that are not in the repository: what
// they were is not known.
func (t *then) outside(p *audit.Project) []source.Problem {
	var problems []source.Problem
	leave := func(name string) bool {
		if _, ok := t.inside(name); ok {
			return false
		}
		problem := source.Problem{
			Kind: source.Incomplete, Span: p.Named[name].Span,
			Msg: "“" + p.Named[name].Value + "” lies outside the repository, so that it is not known what it was",
		}
		problems = append(problems, problem)
		return true
	}
	p.Manifests = slices.DeleteFunc(p.Manifests, leave)
	p.Rules = slices.DeleteFunc(p.Rules, leave)
	for i := range p.Schemas {
		p.Schemas[i].Files = slices.DeleteFunc(p.Schemas[i].Files, leave)
	}
	return problems
}

// find copies what the paths of a flag lead to, and lists it.
func (t *then) find(_ string, paths []string) ([]string, error) {
	var files []string
	for _, given := range paths {
		at, ok := t.repo.Path(given)
		if !ok {
			continue
		}
		if err := t.copy(at); err != nil {
			return nil, err
		}
		found, _ := audit.Expand(filepath.Join(t.folder, filepath.FromSlash(at)))
		for _, name := range found {
			if _, err := os.Stat(name); err == nil {
				files = append(files, name)
			}
		}
	}
	return files, nil
}

// inWords says why git could not tell, for people.
func inWords(err error) (msg, hint string) {
	var failure *revision.Error
	if errors.As(err, &failure) {
		return failure.Msg, failure.Hint
	}
	return err.Error(), ""
}

// inUsage is what is wrong with a revision that was given, wherever it was.
func inUsage(origin string, err error) error {
	msg, hint := inWords(err)
	return usageError{origin + ": " + msg, hint}
}
