package report

// each turns a list into another, which is never nil.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = turn(a)
	}
	return out
}
