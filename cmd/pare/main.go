// Command pare audits what a product collects about people.
package main

import (
	"os"

	"github.com/pare-dev/pare/internal/cli"
)

func main() {
	if os.Getenv("GOGC") == "" {
		collectLate()
	}
	os.Exit(cli.Main(os.Args[1:], cli.OS()))
}
