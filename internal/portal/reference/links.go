package reference

// Links makes the addresses that lead from a page of a document to its other
// pages. All are relative, so that they hold wherever the pages stand:
//
//	on a server, from /apis/a/1.4.0              Index "1.4.0"        Root "1.4.0/"  Ending ""
//	on a server, from /apis/a/1.4.0/schemas/Pet  Index "../../1.4.0"  Root "../"     Ending ""
//	in a folder, from schemas/Pet.html           Index "../index.html" Root "../"    Ending ".html"
//
// Markdown twins end with ".md" in both.
type Links struct {
	Index  string // address of the document's first page
	Root   string // address of the folder that its other pages stand in
	Ending string // of their names
}

// Operation returns the address of an operation's page.
func (l Links) Operation(page string) string { return l.to("operations/", page) }

// Webhook returns the address of a webhook's page.
func (l Links) Webhook(page string) string { return l.to("webhooks/", page) }

// Tag returns the address of a tag's page.
func (l Links) Tag(page string) string { return l.to("tags/", page) }

// Schema returns the address of a component schema's page.
func (l Links) Schema(page string) string { return l.to("schemas/", page) }

// Page returns the address of a page of which a document has one:
// "authentication", "schemas", "changes", "findings".
func (l Links) Page(name string) string { return l.to("", name) }

func (l Links) to(folder, page string) string { return l.Root + folder + page + l.Ending }
