package sqlitefile

import (
	"encoding/binary"
	"unicode/utf16"
)

// entry reads a row of sqlite_schema: type, name, tbl_name, rootpage, sql.
func (f *file) entry(record []byte) (e Entry, err error) {
	size, width := varint(record)
	if width == 0 || size > uint64(len(record)) || int(size) < width {
		return e, damaged("a row of its schema has no header")
	}
	head, body := record[width:size], record[size:]
	for _, text := range []*string{&e.Type, &e.Name, &e.Table, nil, &e.SQL} {
		kind, width := varint(head)
		if width == 0 {
			return e, damaged("a row of its schema has too few columns")
		}
		head = head[width:]
		n := length(kind)
		if n > uint64(len(body)) {
			return e, damaged("a row of its schema ends too early")
		}
		if text != nil && kind >= 13 && kind%2 == 1 {
			*text = f.text(body[:n])
		}
		body = body[n:]
	}
	return e, nil
}

// length is how many bytes a value takes, by its serial type.
func length(kind uint64) uint64 {
	switch {
	case kind >= 12:
		return (kind - 12) / 2
	case kind == 5:
		return 6
	case kind == 6 || kind == 7:
		return 8
	case kind >= 8:
		return 0
	}
	return kind // 0 to 4 bytes
}

func (f *file) text(b []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	switch f.encoding {
	case 2:
	case 3:
		order = binary.BigEndian
	default:
		return string(b)
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
