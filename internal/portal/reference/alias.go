package reference

// Alias returns the name that the page of an operation would have without an
// operationId, from its method and path: "GET /users/{id}" is "GET-users-id-".
// It serves where the document is not at hand.
func Alias(operation string) string { return newNames().take(operation) }
