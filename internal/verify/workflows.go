package verify

import (
	"context"
	"net/url"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/session"
	"github.com/apisteward/steward/internal/verify/workflow"
)

// WorkflowFile is a file of workflows to run.
type WorkflowFile struct {
	Name   string // for people: "orders.arazzo.yaml"
	File   *workflow.File
	APIs   map[string]Source // by the names of the file's sources
	Inputs map[string]any
}

// Source is an API that workflows call. Without a document it is the one that
// is verified.
type Source struct {
	Doc         *contract.Document
	Base        *url.URL
	Credentials call.Credentials // for it alone
}

// workflows runs the workflows of every file.
func (r *run) workflows(ctx context.Context) error {
	var files []*workflow.File
	for _, file := range r.settings.Workflows {
		files = append(files, file.File)
	}
	for _, file := range r.settings.Workflows {
		config := workflow.Config{
			File: file.File, Name: file.Name, Inputs: file.Inputs, Also: files, APIs: map[string]workflow.API{},
			Now: r.settings.Now, Sleep: r.settings.Sleep,
		}
		for name, source := range file.APIs {
			s := r.session
			if source.Doc != nil {
				s = r.other(source)
				defer s.Sender.Close()
			}
			config.APIs[name] = api(s)
		}
		runner, err := workflow.NewRunner(config)
		if err != nil {
			return err
		}
		report, err := runner.Run(ctx)
		for _, f := range report.Failures {
			r.session.Found.Add(f)
		}
		r.outcomes = append(r.outcomes, report.Workflows...)
		if err != nil {
			return err
		}
	}
	return nil
}

// other is a session with another API, whose failures are kept and whose
// requests are counted with the rest.
func (r *run) other(source Source) *session.Session {
	settings := r.settings
	settings.Doc, settings.Base = source.Doc, source.Base
	settings.Credentials, settings.Others = source.Credentials, nil
	if !call.SameHost(source.Base, r.settings.Base) {
		settings.Header = nil // secrets may be in it, and are for the host that they were given for
	}
	s := NewSession(settings, source.Doc.Operations())
	s.Found = r.session.Found
	s.Sender.ShareBudget(r.session.Sender)
	return s
}

func api(s *session.Session) workflow.API {
	return workflow.API{
		Doc:    s.Doc,
		Intent: s.Composer.Intent,
		Send: func(ctx context.Context, c *call.Case) (*call.Exchange, error) {
			x, err := s.Sender.Send(ctx, c)
			if err == nil {
				s.Tally.Count(x)
				s.Pool.Learn(x)
			}
			return x, err
		},
		Judge: func(x *call.Exchange) []failure.Failure {
			found := s.Check.Exchange(x)
			for _, f := range found {
				s.Found.Add(f)
			}
			return found
		},
	}
}
