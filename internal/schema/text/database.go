package text

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/pare-dev/pare/internal/schema/sqlitefile"
	"github.com/pare-dev/pare/internal/source"
)

// database reads the statements that the file of a SQLite database keeps of its
// tables, as one who opens it would see them: with what is committed in the
// write-ahead log beside it. What they make stands in the file as a whole, for
// it has no lines.
func database(f source.File) (Text, []source.Problem) {
	t := Text{File: f.Name, Stored: true}
	at := source.Span{Pos: source.Pos{File: f.Name}}
	fail := func(err error) (Text, []source.Problem) {
		p := source.Problem{Kind: source.Incomplete, Span: at, Msg: "cannot be read: " + source.Reason(err), Hint: "check who may read it"}
		var d *sqlitefile.Damage
		if errors.As(err, &d) {
			p.Msg, p.Hint = d.Msg, d.Hint
		}
		return t, []source.Problem{p}
	}
	if hot, err := hotJournal(f); err != nil {
		return fail(err)
	} else if hot {
		return fail(&sqlitefile.Damage{
			Msg:  "has a change that was not finished: the rollback journal “" + f.Name + "-journal” stands beside it",
			Hint: "open it once with sqlite3, which takes the change back, or wait until who writes it is done",
		})
	}
	db, err := f.Open()
	if err != nil {
		return fail(err)
	}
	defer db.Close()
	var log *sqlitefile.Part
	switch wal, size, err := f.Beside("-wal"); {
	case err == nil:
		defer wal.Close()
		log = &sqlitefile.Part{ReaderAt: wal, Size: size}
	case !errors.Is(err, fs.ErrNotExist):
		return fail(err)
	}
	entries, err := sqlitefile.Read(sqlitefile.Part{ReaderAt: db, Size: f.Size}, log)
	var b strings.Builder
	for _, e := range entries {
		if e.Type == "table" && e.SQL != "" {
			b.WriteString(e.SQL)
			b.WriteString("\n;\n") // on a line of its own: a comment may stand before it
		}
	}
	t.Src = b.String()
	if err != nil {
		return fail(err)
	}
	return t, nil
}

// calledDatabase reports whether a file has the name of a SQLite database, and
// holds neither one nor text. One that is encrypted looks like that.
func calledDatabase(f source.File) bool {
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".db", ".db3", ".sqlite", ".sqlite3", ".s3db":
		head := f.Head(headSize)
		return strings.IndexByte(head, 0) >= 0 && !strings.HasPrefix(head, gzipMagic) && !strings.HasPrefix(head, "\xff\xfe") && !strings.HasPrefix(head, "\xfe\xff")
	}
	return false
}

// hotJournal reports whether a rollback journal beside the database holds a
// change that was not finished.
func hotJournal(f source.File) (bool, error) {
	journal, _, err := f.Beside("-journal")
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer journal.Close()
	head := make([]byte, 8)
	n, _ := journal.Read(head)
	return sqlitefile.Hot(string(head[:n])), nil
}
