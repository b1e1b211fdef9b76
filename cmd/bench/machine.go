package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// machine is what a measurement depends on besides the code.
type machine struct {
	Processor string
	Cores     int
	Memory    int64 // bytes
	System    string
	Go        string
}

// describeMachine reads /proc; what it does not find it leaves out.
func describeMachine() machine {
	m := machine{Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version()}
	m.Processor = procField("/proc/cpuinfo", "model name")
	m.Memory = kilobytes(procField("/proc/meminfo", "MemTotal"))
	if release, err := os.ReadFile("/proc/sys/kernel/osrelease"); err == nil {
		m.System += ", Linux " + strings.TrimSpace(string(release))
	}
	return m
}

func (m machine) String() string {
	return fmt.Sprintf("%s, %d cores, %.0f GB of memory, %s, %s", m.Processor, m.Cores, float64(m.Memory)/1e9, m.System, m.Go)
}

// procField returns the value after the first "name:" of a file, or "".
func procField(file, name string) string {
	data, _ := os.ReadFile(file)
	for line := range strings.Lines(string(data)) {
		key, value, _ := strings.Cut(line, ":")
		if strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// kilobytes reads "1234 kB" as bytes.
func kilobytes(s string) int64 {
	n, _ := strconv.ParseInt(strings.TrimSuffix(s, " kB"), 10, 64)
	return n << 10
}

// peakMemory is the most that a process has had in memory so far, in bytes.
func peakMemory(pid int) int64 {
	return kilobytes(procField(fmt.Sprintf("/proc/%d/status", pid), "VmHWM"))
}

// residentMemory is what a process has in memory, in bytes.
func residentMemory(pid int) int64 {
	return kilobytes(procField(fmt.Sprintf("/proc/%d/status", pid), "VmRSS"))
}

// clockTick is what /proc counts processor time in (USER_HZ, 100 on Linux).
const clockTick = 10 * time.Millisecond

// processorTime is what a process has used so far.
func processorTime(pid int) time.Duration {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, after, _ := strings.Cut(string(data), ") ") // the name before may hold spaces
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * clockTick
}
