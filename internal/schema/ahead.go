package schema

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// ahead gives statements about tables to the parser, some thousands ahead of the
// fold, on all processors. Each result has its own place, so the order does not
// matter; and what is folded is forgotten, so that memory holds a part alone.
type ahead struct {
	scripts []*script
	script  int // the next to be parsed
	stmt    int // in it
}

// window is how many statements are parsed at a time.
const window = 4096

type job struct {
	s *script
	i int
}

// reach sees to it that the statement at i has been parsed. Statements are asked
// for in order, though not all of a script that is given up.
func (a *ahead) reach(s *script, i int) {
	for st := &s.stmts[i]; st.verb.parsed() && !st.read; {
		a.parse(window)
	}
}

// all parses the statements of a script and of those before it.
func (a *ahead) all(s *script) {
	for i := range s.stmts {
		a.reach(s, i)
	}
}

// parse parses the next n statements.
func (a *ahead) parse(n int) {
	var jobs []job
	for ; a.script < len(a.scripts) && len(jobs) < n; a.script, a.stmt = a.script+1, 0 {
		s := a.scripts[a.script]
		if s == nil {
			continue // folded already
		}
		for ; a.stmt < len(s.stmts) && len(jobs) < n; a.stmt++ {
			if s.stmts[a.stmt].verb.parsed() {
				jobs = append(jobs, job{s, a.stmt})
			}
		}
		if a.stmt < len(s.stmts) {
			break
		}
	}
	const batch = 16
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)/batch+1) {
		wg.Go(func() {
			for {
				end := int(next.Add(batch))
				for i := end - batch; i < min(end, len(jobs)); i++ {
					j := jobs[i]
					j.s.stmts[j.i].parse(j.s)
				}
				if end >= len(jobs) {
					return
				}
			}
		})
	}
	wg.Wait()
}

// forget lets go of what was read of a statement, once it is folded.
func (st *statement) forget() { st.parsed, st.toks, st.comments = ddl.Statement{}, nil, nil }
