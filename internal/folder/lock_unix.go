//go:build linux || darwin

package folder

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock waits until no other process has locked the folder. The lock ends with
// the process at the latest. A file system without locks is used without.
func lock(folder *os.File) {
	for unix.Flock(int(folder.Fd()), unix.LOCK_EX) == unix.EINTR {
	}
}
