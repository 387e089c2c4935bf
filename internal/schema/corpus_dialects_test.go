package schema

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/pare-dev/pare/internal/schema/detect"
	"github.com/pare-dev/pare/internal/schema/text"
)

// Each case of the corpus is told to be of its engine.
func TestCorpusDialects(t *testing.T) {
	root := filepath.Join(corpusRoot(t), "schemas")
	for _, tc := range corpusCases(t, filepath.Join(root, "INDEX.tsv")) {
		want := tc.engine
		switch tc.engine {
		case "mssql":
			want = "sqlserver"
		case "rails":
			continue
		}
		set, _ := corpusFiles(t, filepath.Join(root, tc.name, "files"), ordered(tc.name))
		texts, _ := text.Read(set.Files)
		got := set.Dialect
		if got == "" {
			likely := detect.Dialects(texts)
			got = likely[0]
			if len(likely) > 1 {
				t.Logf("%s: %v", tc.name, likely)
			}
		}
		if got != want && !(want == "mysql" && got == "mariadb") { // what mariadb-dump writes is MariaDB's
			t.Errorf("%s: got %s, want %s", tc.name, got, want)
		}
	}
}

// corpusRoot is the folder of the corpus; without it a test is skipped.
func corpusRoot(t *testing.T) string {
	t.Helper()
	root := os.Getenv("PARE_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(filepath.Join(root, "schemas")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the corpus is not there: %v", err)
		}
		t.Skip("the corpus is not there; PARE_CORPUS names its folder")
	}
	return root
}
