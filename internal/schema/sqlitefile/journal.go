package sqlitefile

// Hot reports whether a rollback journal beside a database, given by how it
// begins, holds a change that was not finished. One that was is deleted, cut to
// nothing or overwritten with zeros at its start.
func Hot(head string) bool { return len(head) > 0 && head[0] != 0 }
