// Command pare audits what a product collects about people.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/pare-dev/pare/internal/cli"
)

func main() {
	// Rules and names, which are read first, are used to the end: no garbage is collected up to 28 MB, which most
	// runs never reach. From then on it is early, so that a large schema takes little more than what is known of it.
	debug.SetGCPercent(700)
	runtime.AddCleanup(new(*int), func(percent int) { debug.SetGCPercent(percent) }, 50)
	os.Exit(cli.Main(os.Args[1:], cli.OS()))
}
