// Package compare says what changed between two documents of one API, and what
// that means for those who use it.
//
// Compatibility is a subset question with a direction. What a consumer sends
// (InRequest) must still be accepted: the old schema must be a subset of the
// new one. What the API sends (InResponse) must still be understood: the new
// schema must be a subset of the old one. In webhooks and callbacks the API
// sends the request, so their direction is turned round.
//
// Two schemas are compared once in each direction, however often they are
// referenced, and the answer hangs on a graph: an operation uses pairs of
// schemas, which use further pairs. A change belongs to the pair it was found
// in, and reaches every operation from which that pair can be reached. So a
// change of a shared schema is one change, recursion needs no special care,
// and a comparison that was only tried (which branch of a oneOf became which)
// leaves no trace unless something comes to use it.
//
// What cannot be decided is said and is never taken to be compatible.
package compare
