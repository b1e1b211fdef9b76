package catalog

import (
	"bytes"
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// ListVersions returns the versions of an API, newest first by precedence.
// Drafts are listed for those inside the API. NotFound; Invalid for a limit or
// cursor that is out of range.
func (s *Service) ListVersions(ctx context.Context, in ListVersionsInput) (*Page[Version], error) {
	limit, after, err := in.after()
	if err != nil {
		return nil, err
	}
	query := VersionQuery{Limit: limit + 1, States: in.states()}
	if after != "" {
		v, err := ParseSemver(after)
		if err != nil {
			return nil, errCursor()
		}
		query.Below = v.Key()
	}
	api, err := s.GetAPI(ctx, in.Viewer, in.API)
	if err != nil {
		return nil, err
	}
	if len(query.States) == 0 {
		return &Page[Version]{}, nil
	}
	versions, err := s.store.Versions(ctx, api.Slug, query)
	if err != nil {
		return nil, err
	}
	return pageOf(versions, limit, func(v *Version) string { return v.Version }), nil
}

// states returns the states that are asked for and that the viewer may see.
func (in *ListVersionsInput) states() []State {
	var states []State
	for _, s := range []State{Published, Deprecated, Retired, Draft} {
		if (in.State == "" || in.State == s) && (s != Draft || in.Viewer.Inside(in.API)) {
			states = append(states, s)
		}
	}
	return states
}

// GetVersion returns one version. NotFound when there is none that the viewer
// sees.
func (s *Service) GetVersion(ctx context.Context, in VersionInput) (*Version, error) {
	version, _, err := s.resolve(ctx, in)
	return version, err
}

// GetVersionDocument returns the document of a version. NotFound.
func (s *Service) GetVersionDocument(ctx context.Context, in VersionInput) (*VersionDocument, error) {
	version, _, err := s.resolve(ctx, in)
	if err != nil {
		return nil, err
	}
	original, err := s.store.Original(ctx, version.Original)
	if err != nil {
		return nil, fault.Wrap(err, "reading the document of a version")
	}
	load := func() (*contract.Document, error) {
		release, err := s.slot(ctx)
		if err != nil {
			return nil, err
		}
		defer release()
		return s.document(ctx, version)
	}
	return &VersionDocument{Version: *version, Original: original, load: load}, nil
}

// Load returns the document for reading. Call it while the context of
// GetVersionDocument lasts.
func (d *VersionDocument) Load() (*contract.Document, error) { return d.load() }

// In returns the document in a notation: the original when it was given in
// it, and otherwise written anew with the order of the text kept.
func (d *VersionDocument) In(format contract.Format) ([]byte, error) {
	if d.Version.Format == format {
		return d.Original, nil
	}
	doc, err := d.load()
	if err != nil {
		return nil, err
	}
	write := contract.WriteJSON
	if format == contract.YAML {
		write = contract.WriteYAML
	}
	var b bytes.Buffer
	if err := write(&b, doc.Root); err != nil {
		return nil, fault.Wrap(err, "writing a document in another notation")
	}
	return b.Bytes(), nil
}

// document returns the loaded document of a stored version, kept from before
// where possible.
func (s *Service) document(ctx context.Context, v *Version) (*contract.Document, error) {
	ctx = context.WithoutCancel(ctx) // others may wait for the same document
	return s.documents.Get(v.Original, func() (*contract.Document, int64, error) {
		data, err := s.store.Original(ctx, v.Original)
		if err != nil {
			return nil, 0, fault.Wrap(err, "reading a stored document")
		}
		doc, err := contract.LoadAgain(data, storedLimits(len(data)), v.Digest)
		if err != nil {
			return nil, 0, &fault.Error{Kind: fault.Internal, Detail: "loading a stored document", Err: err}
		}
		return doc, v.Size, nil
	})
}

// storedLimits lets everything in that was let in before, under whatever limits.
func storedLimits(size int) contract.Limits {
	limits := contract.DefaultLimits()
	limits.Bytes = max(limits.Bytes, size)
	limits.Nodes = max(limits.Nodes, size)
	return limits
}
