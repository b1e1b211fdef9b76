//go:build !linux && !darwin

package folder

import (
	"errors"
	"os"
)

// exchange would swap two folders in one step.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }
