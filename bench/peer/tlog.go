// The peer of the transparency log: Go's sumdb/tlog over the same leaves, in memory, one thread.
// Called with how many leaves and proofs, it answers one line of JSON: appends, proofs and verifications a second of processor time.
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

// Seconds of processor time, user and system together: the system counts their sum exactly and only guesses their parts.
func processorSeconds() float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return float64(used.Utime.Sec+used.Stime.Sec) + float64(used.Utime.Usec+used.Stime.Usec)/1e6
}

// What a part before left behind is not cleared away in the time of the next.
func start() float64 {
	runtime.GC()
	return processorSeconds()
}

// How often all proofs are made and checked: once takes too little time to be measured well.
const passes = 20

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
	began := start()
	for n := 0; n < leaves; n++ {
		entry := fmt.Sprintf("%0300d", n)
		kept = append(kept, must(tlog.StoredHashes(int64(n), []byte(entry), kept))...)
	}
	appended := processorSeconds() - began
	root := must(tlog.TreeHash(int64(leaves), kept))
	made := make([]tlog.RecordProof, proofs)
	step := leaves / proofs
	began = start()
	for again := 0; again < passes; again++ {
		for n := range made {
			made[n] = must(tlog.ProveRecord(int64(leaves), int64(n*step), kept))
		}
	}
	proved := (processorSeconds() - began) / passes
	leafHashes := make([]tlog.Hash, proofs)
	for n := range made {
		leafHashes[n] = tlog.RecordHash([]byte(fmt.Sprintf("%0300d", n*step)))
	}
	began = start()
	for again := 0; again < passes; again++ {
		for n, proof := range made {
			if err := tlog.CheckRecord(proof, int64(leaves), root, int64(n*step), leafHashes[n]); err != nil {
				panic(err)
			}
		}
	}
	verified := (processorSeconds() - began) / passes
	fmt.Printf("{\"append\":%.0f,\"prove\":%.0f,\"verify\":%.0f,\"root\":%q}\n", float64(leaves)/appended, float64(proofs)/proved, float64(proofs)/verified, root.String())
}
