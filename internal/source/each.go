package source

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// maxAtOnce bounds how much is held at once, on machines of many processors.
const maxAtOnce = 8

// Each does something for each number below n, on all processors. Where each has
// a place of its own for what comes of it, the order makes no difference.
func Each(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), maxAtOnce, n) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wg.Wait()
}
