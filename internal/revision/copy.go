package revision

import (
	"bufio"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Note is something in a commit that could not be copied, by its path in the
// repository.
type Note struct{ Path, Msg, Hint string }

// maxFiles is how many files a path or a pattern may lead to.
const maxFiles = 100_000

// Copy writes what paths lead to in a commit into a folder, where it gets the
// same paths: files, all that folders hold, and what patterns match. Paths start
// at the repository's root. What is not in the commit is left out. Links to files
// in the repository are followed, and become files.
func (r *Repo) Copy(c Commit, to string, paths []string) ([]Note, error) {
	root, err := os.OpenRoot(to) // nothing can be written outside, whatever paths say
	if err != nil {
		return nil, &Error{"the temporary folder cannot be opened: " + err.Error(), ""}
	}
	defer root.Close()
	b, err := r.batch()
	if err != nil {
		return nil, err
	}
	defer b.close()
	w := &copier{repo: r, commit: c, root: root, batch: b, done: map[string]bool{}}
	for _, p := range paths {
		if err := w.path(path.Clean(p)); err != nil {
			return w.notes, err
		}
	}
	return w.notes, nil
}

type copier struct {
	repo   *Repo
	commit Commit
	root   *os.Root
	batch  *batch
	done   map[string]bool
	notes  []Note
}

func (w *copier) note(at, msg, hint string) { w.notes = append(w.notes, Note{at, msg, hint}) }

func (w *copier) path(p string) error {
	if strings.Contains(p, "\n") {
		w.note(p, "has a line break in its name, and was not read", "")
		return nil
	}
	o, err := w.batch.ask(w.name(p))
	if err != nil {
		return err
	}
	switch o.kind {
	case "blob":
		return w.file(p, o)
	case "tree":
		if err := w.batch.skip(o); err != nil {
			return err
		}
		return w.below(p, o.id, func(string) bool { return true })
	case "missing", "notdir":
		if strings.ContainsAny(p, "*?[") {
			return w.pattern(p)
		}
		return w.submodule(p)
	case "commit", "tag":
		return w.batch.skip(o)
	}
	w.link(p, o.kind)
	return nil
}

// name is how git calls a path of the commit.
func (w *copier) name(p string) string {
	if p == "." {
		p = ""
	}
	return w.commit.ID + ":" + p
}

func (w *copier) link(p, kind string) {
	switch kind {
	case "symlink":
		w.note(p, "is a symbolic link out of the repository, so that it is not known what it was", "")
	case "loop":
		w.note(p, "is a symbolic link that leads back to itself", "")
	default:
		w.note(p, "is a symbolic link to nothing", "")
	}
}

// pattern copies what a pattern matches, as paths below the folder at which it
// begins are listed.
func (w *copier) pattern(p string) error {
	if _, err := path.Match(p, ""); err != nil {
		return nil // who reads the settings says so
	}
	fixed := "."
	parts := strings.Split(p, "/")
	at := slices.IndexFunc(parts, func(part string) bool { return strings.ContainsAny(part, "*?[") })
	if at > 0 {
		fixed = path.Join(parts[:at]...)
	}
	o, err := w.batch.ask(w.name(fixed))
	if err != nil || o.id == "" {
		return err
	}
	if err := w.batch.skip(o); err != nil || o.kind != "tree" {
		return err
	}
	return w.below(fixed, o.id, func(name string) bool {
		begin := strings.Split(name, "/")
		if len(begin) > len(parts) {
			begin = begin[:len(parts)]
		}
		fits, _ := path.Match(p, strings.Join(begin, "/"))
		return fits
	})
}

// below copies those files below a folder that are wanted, by their paths.
func (w *copier) below(folder, tree string, wanted func(name string) bool) error {
	n := 0
	return w.repo.list(func(e entry) error {
		name := path.Join(folder, e.name)
		if !wanted(name) || n > maxFiles {
			return nil
		}
		if n++; n > maxFiles {
			w.note(folder, "holds more than 100,000 files, not all of which were read", "name the folder of the migrations")
			return nil
		}
		switch {
		case e.mode == "160000":
			w.note(name, submodule, "")
			return nil
		case e.mode == "120000":
			return w.linked(name)
		}
		o, err := w.batch.ask(e.id)
		if err != nil {
			return err
		}
		if o.kind != "blob" {
			return w.absent(name)
		}
		return w.file(name, o)
	}, "-r", tree)
}

// linked copies the file that a link below a folder leads to.
func (w *copier) linked(name string) error {
	if strings.Contains(name, "\n") {
		w.note(name, "has a line break in its name, and was not read", "")
		return nil
	}
	o, err := w.batch.ask(w.name(name))
	switch {
	case err != nil:
		return err
	case o.kind == "blob":
		return w.file(name, o)
	case o.id != "":
		w.note(name, "is a symbolic link to a folder, which is not followed", "")
		return w.batch.skip(o)
	}
	w.link(name, o.kind)
	return nil
}

// file writes a file, once.
func (w *copier) file(name string, o object) error {
	if w.done[name] {
		return w.batch.skip(o)
	}
	w.done[name] = true
	if err := w.root.MkdirAll(path.Dir(name), 0o700); err != nil {
		return w.unwritten(name, o, err)
	}
	f, err := w.root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return w.unwritten(name, o, err)
	}
	buffered := bufio.NewWriter(f)
	err = w.batch.copy(buffered, o)
	if flushed := buffered.Flush(); err == nil {
		err = flushed
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return failed("copying “"+name+"”", err.Error())
	}
	return nil
}

// unwritten notes a name that this system cannot have: one that differs from
// another in case alone, or is reserved.
func (w *copier) unwritten(name string, o object, err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err
	}
	w.note(name, "cannot be written here, and was not read: "+err.Error(), "")
	return w.batch.skip(o)
}

// absent is a file that the commit has and the clone has not.
func (w *copier) absent(name string) error {
	return &Error{"“" + name + "” of " + w.commit.Short() + " is not in this clone", "clone without --filter, or fetch it: git cat-file -p " + w.commit.Short() + ":" + name}
}

const submodule = "is a submodule, whose files this repository does not hold"

// submodule says whether a path that is missing is in a submodule, or is a file
// that a partial clone left out.
func (w *copier) submodule(p string) error {
	var lead []string
	for at := p; at != "." && at != "/"; at = path.Dir(at) {
		lead = append(lead, at)
	}
	if len(lead) == 0 {
		return nil
	}
	return w.repo.list(func(e entry) error {
		switch {
		case e.mode == "160000":
			w.note(e.name, submodule, "")
		case e.name == p && e.mode != "120000":
			return w.absent(p)
		}
		return nil
	}, append([]string{w.commit.ID, "--"}, lead...)...)
}

// entry is a line of what git lists.
type entry struct{ mode, id, name string }

// list runs git ls-tree and gives its entries one by one.
func (r *Repo) list(each func(entry) error, args ...string) error {
	cmd, err := command(r.folder, append([]string{"ls-tree", "-z", "--full-tree"}, args...)...)
	if err != nil {
		return err
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return failed("listing files", err.Error())
	}
	if err := cmd.Start(); err != nil {
		return failed("listing files", err.Error())
	}
	lines := bufio.NewReader(out)
	var stop error
	for stop == nil {
		line, err := lines.ReadString(0)
		if err != nil {
			if err != io.EOF {
				stop = failed("listing files", err.Error())
			}
			break
		}
		head, name, _ := strings.Cut(strings.TrimSuffix(line, "\x00"), "\t")
		if words := strings.Fields(head); len(words) == 3 {
			stop = each(entry{words[0], words[2], name})
		}
	}
	out.Close()
	if err := cmd.Wait(); err != nil && stop == nil {
		return failed("listing files", reason(stderr.String()))
	}
	return stop
}
