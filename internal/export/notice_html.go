package export

import (
	_ "embed"
	"io"

	"github.com/pare-dev/pare/internal/report"
)

//go:embed notice.html
var noticePage string

// NoticeHTML writes the notice as one file that needs no script and no network.
func NoticeHTML(w io.Writer, n *Notice, _ report.Options) error {
	return writePage(w, noticePage, n)
}
