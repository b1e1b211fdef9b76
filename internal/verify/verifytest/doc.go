// Package verifytest is a small HTTP API that verify is proved on: a workshop
// for bicycles, in memory. It keeps every word of its documents by checks that
// were written by hand and know nothing of Steward's packages.
//
// A switch makes it break its documents in one way; [Switches] lists them. What
// [Behaviours] lists is unusual and yet right, and is always there: whoever accuses
// the server of it is wrong.
//
// A verifier needs these credentials, as in --auth SCHEME=VALUE:
//
//	apiKey    [APIKey], in the header X-API-Key
//	bearer    [BearerToken], in the header Authorization
//	adminKey  [AdminKey], in the header X-Admin-Key
//
// [OtherBearerToken] belongs to somebody else, whose bookings nobody else sees.
// [APIKey] is known and yet no administrator's.
package verifytest
