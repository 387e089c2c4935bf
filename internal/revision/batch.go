package revision

import (
	"bufio"
	"bytes"
	"io"
	"os/exec"
	"strconv"
	"strings"
)

// batch is a run of git that gives objects one after the other, and follows
// symbolic links within a commit.
type batch struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *bytes.Buffer
}

func (r *Repo) batch() (*batch, error) {
	cmd, err := command(r.folder, "cat-file", "--batch", "--follow-symlinks")
	if err != nil {
		return nil, err
	}
	b := &batch{cmd: cmd, stderr: &bytes.Buffer{}}
	cmd.Stderr = b.stderr
	if b.in, err = cmd.StdinPipe(); err != nil {
		return nil, failed("reading files", err.Error())
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, failed("reading files", err.Error())
	}
	b.out = bufio.NewReaderSize(out, 64<<10)
	if err := cmd.Start(); err != nil {
		return nil, failed("reading files", err.Error())
	}
	return b, nil
}

// object is what git has under a name: a blob, tree, commit or tag; or in place
// of one why there is none: missing, dangling, loop, notdir, or symlink for a
// link that leads out of the repository.
type object struct {
	kind string
	id   string
	size int64 // of what follows, to be read with copy or skip
}

// ask looks a name up. It must hold no line break.
func (b *batch) ask(name string) (object, error) {
	if _, err := io.WriteString(b.in, name+"\n"); err != nil {
		return object{}, b.fail(err)
	}
	line, err := b.out.ReadString('\n')
	if err != nil {
		return object{}, b.fail(err)
	}
	line = strings.TrimSuffix(line, "\n")
	for _, none := range [...]string{"missing", "ambiguous", "submodule"} {
		if strings.HasSuffix(line, " "+none) {
			return object{kind: "missing"}, nil
		}
	}
	words := strings.Fields(line)
	size, err := strconv.ParseInt(words[len(words)-1], 10, 64)
	switch {
	case err != nil:
		return object{}, failed("reading files", "it says "+line)
	case len(words) == 2: // what is wrong, and the size of what follows
		o := object{kind: words[0], size: size}
		return object{kind: o.kind}, b.skip(o)
	case len(words) == 3:
		return object{kind: words[1], id: words[0], size: size}, nil
	}
	return object{}, failed("reading files", "it says "+line)
}

// copy writes what an object holds.
func (b *batch) copy(w io.Writer, o object) error {
	if _, err := io.CopyN(w, b.out, o.size); err != nil {
		return err
	}
	_, err := b.out.Discard(1) // a line's end
	return err
}

func (b *batch) skip(o object) error {
	if err := b.copy(io.Discard, o); err != nil {
		return b.fail(err)
	}
	return nil
}

func (b *batch) fail(err error) error {
	b.close()
	if said := reason(b.stderr.String()); said != "" {
		return failed("reading files", said)
	}
	return failed("reading files", err.Error())
}

// close ends the run. What it was asked for is known already.
func (b *batch) close() {
	b.in.Close()
	b.cmd.Wait()
}
