package schema

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/sqlc-dev/teesql/parser"

	"github.com/pare-dev/pare/internal/source"
)

// ssms writes a schema of so many columns as SSMS does: 20 a table, each with a
// primary key, defaults and a foreign key in batches of their own.
func ssms(columns int) string {
	var b strings.Builder
	b.WriteString("USE [Shop]\nGO\n")
	types := [...]string{"[bigint] NOT NULL", "[nvarchar](255) COLLATE Latin1_General_CI_AS NOT NULL", "[datetime2](7) NULL", "[nvarchar](max) NULL", "[decimal](18, 2) NOT NULL"}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "/****** Object:  Table [dbo].[Table%d] ******/\nSET ANSI_NULLS ON\nGO\nSET QUOTED_IDENTIFIER ON\nGO\nCREATE TABLE [dbo].[Table%d](\n\t[Id] [bigint] IDENTITY(1,1) NOT NULL", t, t)
		for c := range 19 {
			fmt.Fprintf(&b, ",\n\t[ColumnNumber%d] %s", c, types[c%len(types)])
		}
		fmt.Fprintf(&b, ",\n CONSTRAINT [PK_Table%d] PRIMARY KEY CLUSTERED \n(\n\t[Id] ASC\n)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF) ON [PRIMARY]\n) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]\nGO\n", t)
	}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "ALTER TABLE [dbo].[Table%d] ADD  CONSTRAINT [DF_Table%d]  DEFAULT ((0)) FOR [ColumnNumber4]\nGO\n", t, t)
		fmt.Fprintf(&b, "ALTER TABLE [dbo].[Table%d]  WITH CHECK ADD  CONSTRAINT [FK_Table%d] FOREIGN KEY([ColumnNumber0])\nREFERENCES [dbo].[Table%d] ([Id])\nON DELETE CASCADE\nGO\nALTER TABLE [dbo].[Table%[1]d] CHECK CONSTRAINT [FK_Table%[1]d]\nGO\n", t, t, t/2)
	}
	return b.String()
}

func BenchmarkReadTSQL(b *testing.B) {
	const n = 40_000
	files := []source.File{source.NewFile("s.sql", []byte(ssms(n)))}
	b.SetBytes(int64(len(files[0].Data)))
	b.ReportAllocs()
	for b.Loop() {
		if ds, problems := Read("d", "sqlserver", files); len(problems) > 0 || len(ds.Tables) != n/20 {
			b.Fatal(len(ds.Tables), problems)
		}
	}
}

// BenchmarkParserTSQL is the parser alone on the same text, on one processor.
func BenchmarkParserTSQL(b *testing.B) {
	src := ssms(40_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parser.Parse(context.Background(), strings.NewReader(src)); err != nil {
			b.Fatal(err)
		}
	}
}
