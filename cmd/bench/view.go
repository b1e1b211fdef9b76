package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// view is what one page load came to, as the tool in settings.PageLoad prints it.
type view struct {
	Loaded   int  `json:"ok"`       // runs in which the text was seen
	Seen     *int `json:"tView"`    // ms until the text was in the window
	Blocked  int  `json:"tbt"`      // ms that the page did not react
	Wire     int  `json:"kbWire"`   // KiB
	Elements int  `json:"elements"` // of the page
}

// conditions are those under which a page is loaded.
type conditions struct {
	Title string
	Flags []string
}

func allConditions() []conditions {
	return []conditions{
		{"as it is", nil},
		{"like a phone", []string{"--net", "fast4g", "--cpu", "4"}},
	}
}

// viewCap is how long a page may take to show the text.
const viewCap = 30 * time.Second

// load loads a page some times in a fresh browser each.
func (s *rivalSite) load(ctx context.Context, set settings, address, sees string, runs int, under conditions) (view, error) {
	args := append([]string{filepath.Join(set.PageLoad, "measure.mjs"), address, sees,
		"--runs", strconv.Itoa(runs), "--cap", strconv.Itoa(int(viewCap.Seconds()))}, under.Flags...)
	cmd := exec.CommandContext(ctx, "node", args...)
	cmd.Env = append(os.Environ(), "PW_FROM="+s.tools+"/")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return view{}, fmt.Errorf("%s: %w", address, err)
	}
	var v view
	return v, json.Unmarshal(out, &v)
}

// serveFolder starts the tool's static server, which compresses, and returns its address and what ends it.
func serveFolder(ctx context.Context, set settings, folder string) (string, func() error, error) {
	address, err := freeAddress()
	if err != nil {
		return "", nil, err
	}
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return "", nil, err
	}
	cmd := exec.CommandContext(ctx, "node", filepath.Join(set.PageLoad, "server.mjs"), folder, port)
	cmd.Stderr = os.Stderr
	said, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop := func() error {
		_ = cmd.Process.Kill()
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) {
			return err
		}
		return nil
	}
	if _, err := said.Read(make([]byte, 1)); err != nil { // it says where it is once it listens
		return "", nil, errors.Join(err, stop())
	}
	return "http://" + address, stop, nil
}
