package sqlitefile

import "encoding/binary"

const (
	interiorPage = 5
	leafPage     = 13
	maxDepth     = 20 // of a tree, as SQLite has it
)

// walk calls found for each row of the tree below a page, in order.
func (f *file) walk(n uint32, depth int, found func([]byte) error) error {
	if depth > maxDepth {
		return damaged("the tree of its schema is deeper than %d pages", maxDepth)
	}
	page, err := f.page(n)
	if err != nil {
		return err
	}
	start := 0
	if n == 1 {
		start = headerSize
	}
	kind := page[start]
	cells := int(binary.BigEndian.Uint16(page[start+3:]))
	at := start + 8
	if kind == interiorPage {
		at += 4
	} else if kind != leafPage {
		return damaged("page %d, of kind %d, is none that a table consists of", n, kind)
	}
	if at+2*cells > len(page) {
		return damaged("page %d has %d cells, more than there is room for", n, cells)
	}
	for i := range cells {
		cell := int(binary.BigEndian.Uint16(page[at+2*i:]))
		if cell+4 > len(page) {
			return damaged("a cell of page %d lies outside of it", n)
		}
		if kind == interiorPage {
			err = f.walk(binary.BigEndian.Uint32(page[cell:]), depth+1, found)
		} else {
			err = f.row(page[cell:], n, found)
		}
		if err != nil {
			return err
		}
	}
	if kind == interiorPage {
		return f.walk(binary.BigEndian.Uint32(page[start+8:]), depth+1, found)
	}
	return nil
}

// row reads the row that a cell holds, which may go on over other pages.
func (f *file) row(cell []byte, n uint32, found func([]byte) error) error {
	size, width := varint(cell)
	_, more := varint(cell[width:])
	if width == 0 || more == 0 {
		return damaged("a cell of page %d ends too early", n)
	}
	cell = cell[width+more:]
	if size > uint64(f.budget) {
		return damaged("its schema is larger than there is room for")
	}
	f.budget -= int64(size)
	local := f.local(int(size))
	if local > len(cell) || local < int(size) && local+4 > len(cell) {
		return damaged("a row of page %d lies outside of it", n)
	}
	if local == int(size) {
		return found(cell[:local])
	}
	record := append(make([]byte, 0, min(int(size), 1<<20)), cell[:local]...)
	next := binary.BigEndian.Uint32(cell[local:])
	for len(record) < int(size) {
		page, err := f.page(next)
		if err != nil {
			return err
		}
		next = binary.BigEndian.Uint32(page)
		record = append(record, page[4:min(len(page), 4+int(size)-len(record))]...)
	}
	return found(record)
}

// local is how much of a row's bytes stand in its cell.
func (f *file) local(size int) int {
	if size <= f.usable-35 {
		return size
	}
	least := (f.usable-12)*32/255 - 23
	n := least + (size-least)%(f.usable-4)
	if n <= f.usable-35 {
		return n
	}
	return least
}

// varint reads a number of one to nine bytes, and gives how many; 0 where the
// bytes end before it does.
func varint(b []byte) (n uint64, width int) {
	for i := range min(len(b), 9) {
		if i == 8 {
			return n<<8 | uint64(b[i]), 9
		}
		n = n<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return n, i + 1
		}
	}
	return 0, 0
}
