// The peer of the transparency log: Go's sumdb/tlog over the same leaves, in memory, one thread.
// Called with how many leaves and proofs, it answers one line of JSON: appends, proofs and verifications a second of user time.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"

	"golang.org/x/mod/sumdb/tlog"
)

type memory []tlog.Hash

func (m memory) ReadHashes(at []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(at))
	for i, index := range at {
		out[i] = m[index]
	}
	return out, nil
}

func userSeconds() float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return float64(used.Utime.Sec) + float64(used.Utime.Usec)/1e6
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	runtime.GOMAXPROCS(1)
	leaves, proofs := must(strconv.Atoi(os.Args[1])), must(strconv.Atoi(os.Args[2]))
	var kept memory
	began := userSeconds()
	for n := 0; n < leaves; n++ {
		entry := fmt.Sprintf("%0300d", n)
		kept = append(kept, must(tlog.StoredHashes(int64(n), []byte(entry), kept))...)
	}
	appended := userSeconds() - began
	root := must(tlog.TreeHash(int64(leaves), kept))
	made := make([]tlog.RecordProof, proofs)
	step := leaves / proofs
	began = userSeconds()
	for n := range made {
		made[n] = must(tlog.ProveRecord(int64(leaves), int64(n*step), kept))
	}
	proved := userSeconds() - began
	leafHashes := make([]tlog.Hash, proofs)
	for n := range made {
		leafHashes[n] = tlog.RecordHash([]byte(fmt.Sprintf("%0300d", n*step)))
	}
	began = userSeconds()
	for n, proof := range made {
		if err := tlog.CheckRecord(proof, int64(leaves), root, int64(n*step), leafHashes[n]); err != nil {
			panic(err)
		}
	}
	verified := userSeconds() - began
	fmt.Printf("{\"append\":%.0f,\"prove\":%.0f,\"verify\":%.0f,\"root\":%q}\n", float64(leaves)/appended, float64(proofs)/proved, float64(proofs)/verified, root.String())
}
