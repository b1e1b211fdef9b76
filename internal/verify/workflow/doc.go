// Package workflow runs the workflows of Arazzo 1.0 files against live APIs:
// transactions of several requests, across one or more APIs, with inputs,
// success criteria, outputs, retries and jumps. Every answer is also held
// against the document of its API.
//
// Objects and sections that comments name are those of the Arazzo Specification
// 1.0.1. JSONPath is that of RFC 9535; regular expressions are those of
// ECMAScript. XPath, and files that refer to other Arazzo files, are refused.
package workflow
