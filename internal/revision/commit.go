package revision

import (
	"os"
	"strings"
)

// Commit is a commit of a repository.
type Commit struct {
	ID  string // in full
	Rev string // the revision that led to it, as it was given
	// Parted is whether it is not that revision itself, but the commit at which
	// the history of another one left it.
	Parted bool
}

// Short is the beginning of its id, as people write it.
func (c Commit) Short() string { return c.ID[:min(len(c.ID), 10)] }

// Commit finds a commit by what people call it: a branch, a tag, the beginning of
// an id, HEAD~3.
func (r *Repo) Commit(rev string) (Commit, error) {
	if err := Valid(rev); err != nil {
		return Commit{}, err
	}
	id, ok, _, err := output(r.folder, "rev-parse", "--verify", "--quiet", rev+"^{commit}")
	if err != nil {
		return Commit{}, err
	}
	if !ok || id == "" {
		return Commit{}, r.unknown(rev)
	}
	return Commit{ID: id, Rev: rev}, nil
}

// Valid refuses what is no name of a revision, whatever the repository.
func Valid(rev string) error {
	switch {
	case rev == "":
		return &Error{"a revision is empty", "name a branch, a tag or a commit, such as origin/main"}
	case strings.HasPrefix(rev, "-"):
		return &Error{"“" + rev + "” cannot be a revision: it begins with -", "name a branch, a tag or a commit, such as origin/main"}
	case strings.Contains(rev, ".."):
		return &Error{"“" + rev + "” is a range, expected one revision", "name its beginning alone: what changed since it parted from there is shown"}
	case strings.ContainsAny(rev, "\x00\n"):
		return &Error{"a revision holds a line break", "name a branch, a tag or a commit, such as origin/main"}
	}
	return nil
}

// Base is the commit at which the history of tip left that of rev: what git diff
// rev...tip compares tip with. Where rev is an ancestor of tip, it is rev itself.
func (r *Repo) Base(rev, tip string) (Commit, error) {
	from, err := r.Commit(rev)
	if err != nil {
		return Commit{}, err
	}
	to, err := r.Commit(tip)
	if err != nil {
		return Commit{}, err
	}
	id, ok, said, err := output(r.folder, "merge-base", from.ID, to.ID)
	switch {
	case err != nil:
		return Commit{}, err
	case !ok && said != "":
		return Commit{}, failed("looking for where “"+rev+"” and “"+tip+"” part", said)
	case !ok:
		return Commit{}, &Error{"“" + rev + "” and “" + tip + "” have no commit in common", r.deepen("compare with a revision of the same history")}
	}
	return Commit{ID: id, Rev: rev, Parted: id != from.ID}, nil
}

func (r *Repo) unknown(rev string) error {
	hint := "fetch it first, or correct the name; git branch --all lists the branches"
	if rev == "HEAD" {
		return &Error{"the repository has no commit yet", "commit something first"}
	}
	return &Error{"“" + rev + "” is no revision of this repository", r.deepen(hint)}
}

// deepen is the hint where history is missing: how to get it, in a shallow clone,
// else otherwise.
func (r *Repo) deepen(otherwise string) string {
	shallow, ok, _, err := output(r.folder, "rev-parse", "--is-shallow-repository")
	if err != nil || !ok || shallow != "true" {
		return otherwise
	}
	hint := "this clone is shallow: git fetch --unshallow gets the rest"
	if os.Getenv("GITHUB_ACTIONS") != "" {
		hint = "this clone is shallow: give actions/checkout fetch-depth: 0"
	} else if os.Getenv("GITLAB_CI") != "" {
		hint = "this clone is shallow: set GIT_DEPTH: 0 for the job"
	} else {
		hint += "; in GitHub Actions, fetch-depth: 0 of actions/checkout"
	}
	return hint
}
