// Command pare audits what a product collects about people.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/pare-dev/pare/internal/cli"
)

func main() {
	// Rules and names, which are read first, are used to the end. Garbage is collected as usual from 28 MB on, which most runs never reach.
	usual := debug.SetGCPercent(700)
	runtime.AddCleanup(new(*int), func(percent int) { debug.SetGCPercent(percent) }, usual)
	os.Exit(cli.Main(os.Args[1:], cli.OS()))
}
