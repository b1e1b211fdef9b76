package portaltest

// Attacks are texts that run a script, or leave their place, when a page takes
// them as they are.
var Attacks = []string{
	`<script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`,
	`"><svg onload=alert(1)>`,
	`[click](javascript:alert(1))`,
	`[click](JaVaScRiPt&colon;alert(1))`,
	`[click](data:text/html;base64,PHNjcmlwdD4=)`,
	`<a href="javascript:alert(1)" onclick="alert(1)">x</a>`,
	`<iframe src="https://evil.example"></iframe>`,
	`<style>*{display:none}</style>`,
	`<p style="position:fixed" id="main" class="skip">x</p>`,
	`</main></div></body><h1>Fake</h1>`,
	`<form action="https://evil.example"><input name="key"></form>`,
	`<!-- unclosed`,
	`<blockquote><ul><li>unclosed`,
	"```\nunclosed",
	`<meta http-equiv="refresh" content="0;url=https://evil.example">`,
	`<base href="https://evil.example/">`,
	`<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
	`| a |` + "\n|---|\n" + `| <script>x</script> |`,
	`![pixel](https://evil.example/p.gif)`,
	`{{.Secret}} ${x} <%= x %>`,
}

// Pieces are what breaks naive escaping, put together at random.
var Pieces = []string{
	"a", "b", "1", " ", "  ", "\n", "*", "**", "_", "__", "`", "```", "|", "\\", "[", "]", "(", ")", "<", ">", "&", "&amp;", "&#60;",
	"#", "- ", "+ ", "1. ", "1)", "---", "===", "~", "~~", "!", "<script>", "</td>", "<!--", ":", "\t", "é", "\x00", "> ",
}
