package schema

// detect tells the dialect that files are written in.
func detect(texts []textOf) string { return "postgres" }
