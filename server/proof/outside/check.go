// Checks a published log with Go's own sumdb/note and sumdb/tlog, knowing nothing of ours but the paths of its tiles:
// the signed checkpoint, that an entry is in it by the tiles and by a proof that came beside it, and that it begins with an earlier tree.
// Called with a folder (checkpoint, entry, proof, and tile/...), the log's verifier key, the index of the entry, and the size and root of an earlier tree.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	return value
}

func hashOf(text string) (hash tlog.Hash) {
	copy(hash[:], must(base64.StdEncoding.DecodeString(text)))
	return hash
}

type tiles struct{ folder string }

func (t tiles) Height() int                               { return 8 }
func (t tiles) SaveTiles(of []tlog.Tile, data [][]byte) {}
func (t tiles) ReadTiles(of []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(of))
	for i, tile := range of {
		name := fmt.Sprintf("%03d", tile.N%1000)
		for n := tile.N / 1000; n > 0; n /= 1000 {
			name = fmt.Sprintf("x%03d/", n%1000) + name
		}
		if tile.W < 256 {
			name += fmt.Sprintf(".p/%d", tile.W)
		}
		data, err := os.ReadFile(filepath.Join(t.folder, "tile", strconv.Itoa(tile.L), name))
		if err != nil {
			return nil, err
		}
		out[i] = data
	}
	return out, nil
}

func main() {
	folder, vkey := os.Args[1], os.Args[2]
	index, earlier := must(strconv.ParseInt(os.Args[3], 10, 64)), must(strconv.ParseInt(os.Args[4], 10, 64))
	read := func(name string) string { return string(must(os.ReadFile(filepath.Join(folder, name)))) }
	signed := must(note.Open([]byte(read("checkpoint")), note.VerifierList(must(note.NewVerifier(vkey)))))
	lines := strings.Split(signed.Text, "\n")
	tree := tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: hashOf(lines[2])}
	hashes := tlog.TileHashReader(tree, tiles{folder})
	leaf := tlog.RecordHash([]byte(read("entry")))
	if err := tlog.CheckRecord(must(tlog.ProveRecord(tree.N, index, hashes)), tree.N, tree.Hash, index, leaf); err != nil {
		must(0, err)
	}
	var proof tlog.RecordProof
	for _, line := range strings.Fields(read("proof")) {
		proof = append(proof, hashOf(line))
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
		must(0, err)
	}
	if err := tlog.CheckTree(must(tlog.ProveTree(tree.N, earlier, hashes)), tree.N, tree.Hash, earlier, hashOf(os.Args[5])); err != nil {
		must(0, err)
	}
	fmt.Println("accepted")
}
