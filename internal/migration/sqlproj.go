package migration

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// sqlproj reads a project of SQL Server's tools, which lists the files that it
// builds the database from. One that builds all that stands below it lists none.
func (l list) sqlproj(dir, text string) (list, bool) {
	var p struct {
		Groups []struct {
			Items []struct {
				XMLName xml.Name
				Include string `xml:"Include,attr"`
			} `xml:",any"`
		} `xml:"ItemGroup"`
	}
	if xml.Unmarshal([]byte(text), &p) != nil {
		return l, false
	}
	l.folder, l.dialect = dir, "sqlserver"
	for _, g := range p.Groups {
		for _, item := range g.Items {
			name := path.Join(dir, strings.ReplaceAll(item.Include, `\`, "/"))
			switch {
			case item.XMLName.Local != "Build":
				l.beside = append(l.beside, name)
			case item.Include == "" || strings.ContainsAny(item.Include, "*?$;"):
				l.files = nil
				return l, true
			default:
				l.files = append(l.files, name)
			}
		}
	}
	return l, true
}

// unbuilt leaves out what stands below a project that does not build it: scripts
// that somebody runs by hand, once.
func (p *planner) unbuilt(files []file) []file {
	return slices.DeleteFunc(files, func(f file) bool {
		for _, l := range p.lists {
			if !strings.HasSuffix(l.name, ".sqlproj") || len(l.files) == 0 || l.folder != "" && !below(l.folder, f.name) {
				continue
			}
			same := func(name string) bool { return strings.EqualFold(name, f.name) }
			if slices.ContainsFunc(l.files, same) {
				continue
			}
			p.left(f, l.name+" does not build it")
			if !slices.ContainsFunc(l.beside, same) {
				p.warn(f.name, "is not read, for "+l.name+" does not build it", "add it to the project, or take it out of the folder")
			}
			return true
		}
		return false
	})
}
