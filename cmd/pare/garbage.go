package main

import (
	"runtime"
	"runtime/debug"
)

// collectLate collects no garbage up to 28 MB, which most runs never reach, since
// the rules and names that are read first are used to the end. From the first time
// on it is early, so that a large schema takes little more than what is known of it.
func collectLate() {
	const least, late, early = 4, 28, 50 // MB of which Go makes a first time at 100 %, MB of ours, and the percentage behind it
	debug.SetGCPercent(100 * late / least)
	runtime.AddCleanup(new(*int), func(percent int) { debug.SetGCPercent(percent) }, early) // what nothing holds goes the first time
}
