package revision

import (
	"path"
	"path/filepath"
	"strings"
)

// Repo is the git repository that a folder belongs to.
type Repo struct {
	folder string // absolute
	top    string // its root, absolute, as the folder is written
	prefix string // from the root to the folder, with slashes; "" for the root itself
}

// Open finds the repository of a folder.
func Open(folder string) (*Repo, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, &Error{"this folder is gone", ""}
	}
	prefix, ok, said, err := output(folder, "rev-parse", "--show-prefix")
	switch {
	case err != nil:
		return nil, err
	case !ok && strings.Contains(said, "dubious ownership"):
		return nil, &Error{"the repository belongs to another user, so git does not read it",
			"where you trust it: git config --global --add safe.directory " + filepath.ToSlash(folder)}
	case !ok && strings.Contains(said, "not a git repository"):
		return nil, &Error{"“" + filepath.ToSlash(folder) + "” is in no git repository", "only what git keeps can be compared with what it was"}
	case !ok:
		return nil, failed("looking for the repository", said)
	}
	r := &Repo{folder: folder, prefix: strings.TrimSuffix(prefix, "/")}
	if top, ok := strings.CutSuffix(filepath.ToSlash(folder), "/"+r.prefix); ok && r.prefix != "" {
		r.top = filepath.FromSlash(top)
	} else if r.prefix == "" {
		r.top = folder
	} else if r.top, ok, said, err = output(folder, "rev-parse", "--show-toplevel"); err != nil || !ok { // reached through a link
		return nil, failed("looking for the repository", said)
	}
	return r, nil
}

// Path is where in the repository a path leads: from its root, with slashes. It
// is not ok where that is outside.
func (r *Repo) Path(name string) (string, bool) {
	if !filepath.IsAbs(name) {
		abs, err := filepath.Abs(name)
		if err != nil {
			return "", false
		}
		name = abs
	}
	for _, pair := range [...][2]string{{r.folder, r.prefix}, {r.top, ""}} {
		from, err := filepath.Rel(pair[0], name)
		if err != nil {
			continue
		}
		at := path.Join(pair[1], filepath.ToSlash(from))
		if at != ".." && !strings.HasPrefix(at, "../") {
			return at, true
		}
	}
	return "", false
}
