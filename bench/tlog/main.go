// An outside look at the transparency log, with Go's own sumdb/tlog and sumdb/note:
//
//	go run . verify <address> <vkey>   checks checkpoint, every tile, some inclusions and consistencies of a published log
//	go run . append <entries>          milliseconds to append, and nanoseconds an inclusion proof and its check take
package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type published struct{ base string }

func (p published) Height() int                                 { return height }
func (p published) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
func (p published) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// Our paths have no height in them: tile/<L>/<N>.
		data, err := fetch(p.base + "/" + strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func fetch(url string) ([]byte, error) {
	response, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", url, response.Status)
	}
	return io.ReadAll(response.Body)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func verify(base, vkey string) {
	text, err := fetch(base + "/checkpoint")
	must(err)
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, published{base})
	for index := int64(0); index < size; index += 1 + size/200 {
		proof, err := tlog.ProveRecord(size, index, reader)
		must(err)
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		must(err)
		must(tlog.CheckRecord(proof, size, root, index, hashes[0]))
	}
	for earlier := int64(1); earlier <= size; earlier += 1 + size/50 {
		then, err := tlog.TreeHash(earlier, reader)
		must(err)
		proof, err := tlog.ProveTree(size, earlier, reader)
		must(err)
		must(tlog.CheckTree(proof, size, root, earlier, then))
	}
	for at := int64(0); at < size; at += 256 {
		tile := tlog.Tile{H: height, L: 0, N: at / 256, W: int(min(256, size-at))}
		hashes, err := published{base}.ReadTiles([]tlog.Tile{tile})
		must(err)
		bundle, err := fetch(base + "/" + strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1))
		must(err)
		for i := 0; len(bundle) > 0; i++ {
			length := int(bundle[0])<<8 | int(bundle[1])
			hash := tlog.RecordHash(bundle[2 : 2+length])
			if !bytes.Equal(hash[:], hashes[0][i*32:i*32+32]) {
				must(fmt.Errorf("entry %d is not the one of its tile", at+int64(i)))
			}
			bundle = bundle[2+length:]
		}
	}
	fmt.Printf("%s: %d entries, checkpoint, tiles, entries, inclusion and consistency verified\n", verifier.Name(), size)
}

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, s[index])
	}
	return found, nil
}

func measure(entries int64) {
	var all stored
	entry := bytes.Repeat([]byte("x"), 292)
	began := time.Now()
	for at := int64(0); at < entries; at++ {
		hashes, err := tlog.StoredHashes(at, fmt.Appendf(entry[:292], "%08d", at), all)
		must(err)
		all = append(all, hashes...)
	}
	root, err := tlog.TreeHash(entries, all)
	must(err)
	appended := time.Since(began)
	const proofs = 2000
	began = time.Now()
	made := make([]tlog.RecordProof, proofs)
	for i := range made {
		made[i], err = tlog.ProveRecord(entries, int64(i)*(entries/proofs), all)
		must(err)
	}
	proved := time.Since(began)
	began = time.Now()
	for i := range made {
		index := int64(i) * (entries / proofs)
		must(tlog.CheckRecord(made[i], entries, root, index, all[tlog.StoredHashIndex(0, index)]))
	}
	fmt.Printf("%s %d %d %d\n", root, appended.Milliseconds(), proved.Nanoseconds()/proofs, time.Since(began).Nanoseconds()/proofs)
}

func main() {
	if len(os.Args) == 4 && os.Args[1] == "verify" {
		verify(strings.TrimRight(os.Args[2], "/"), os.Args[3])
		return
	}
	entries, err := strconv.ParseInt(os.Args[len(os.Args)-1], 10, 64)
	must(err)
	measure(entries)
}
