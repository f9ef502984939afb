// Checks what a platform serves, with Go's own sumdb/note, sumdb/tlog and crypto alone, knowing nothing of ours but the addresses:
// the signed checkpoint, the tiles, the bundles of entries, that the log begins with an earlier tree, and of one certificate its
// credential's Ed25519 proof, what its entry commits to, and that the entry stands in the log, by the tiles and by the proof beside it.
// Called with the address, the Ed25519 verifier keys of the log (noteKey of /keys.json, kept from before; a comma between several), the number of a certificate,
// and size and root of a checkpoint noted earlier.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var base string

func refuse(why any) { fmt.Println("refused:", why); os.Exit(1) }
func need(holds bool, what string) {
	if !holds {
		refuse(what)
	}
}
func must[T any](value T, err error) T {
	if err != nil {
		refuse(err)
	}
	return value
}
func fetch(path string) ([]byte, error) {
	answer, err := http.Get(base + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s answers %d", path, answer.StatusCode)
	}
	return io.ReadAll(answer.Body)
}
func number(text string) int64            { return must(strconv.ParseInt(text, 10, 64)) }
func decoded(text string) []byte          { return must(base64.StdEncoding.DecodeString(text)) }
func hashOf(text string) (hash tlog.Hash) { copy(hash[:], decoded(text)); return hash }
func sum(data []byte) []byte              { hash := sha256.Sum256(data); return hash[:] }
func treeOf(signed string, keys note.Verifiers) tlog.Tree {
	lines := strings.Split(must(note.Open([]byte(signed), keys)).Text, "\n")
	return tlog.Tree{N: number(lines[1]), Hash: hashOf(lines[2])}
}

// The path of a tile of 256 (C2SP tlog-tiles).
func tilePath(level string, n int64, width int) string {
	name := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		name = fmt.Sprintf("x%03d/", n%1000) + name
	}
	if width < 256 {
		name += fmt.Sprintf(".p/%d", width)
	}
	return "/log/tile/" + level + "/" + name
}

type tiles struct{}

func (tiles) Height() int                             { return 8 }
func (tiles) SaveTiles(of []tlog.Tile, data [][]byte) {}
func (tiles) ReadTiles(of []tlog.Tile) (out [][]byte, err error) {
	for _, tile := range of {
		data, err := fetch(tilePath(strconv.Itoa(tile.L), tile.N, tile.W))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

// RFC 8785 of what has no number but whole ones: members sorted, nothing between them.
func spelled(value any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	must(0, encoder.Encode(value))
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

// Base58 behind the letter z (multibase) into 64 bytes.
func signatureOf(text string) []byte {
	value := new(big.Int)
	for _, letter := range strings.TrimPrefix(text, "z") {
		value.Add(value.Mul(value, big.NewInt(58)), big.NewInt(int64(strings.IndexRune("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", letter))))
	}
	need(value.Sign() >= 0 && value.BitLen() <= 512, "no signature of 64 bytes")
	return value.FillBytes(make([]byte, 64))
}

// Every entry of the bundle that holds an index is what the tiles say; answers the entry there.
func entryAt(index int64, tree tlog.Tree, hashes tlog.HashReader) (found []byte) {
	first := index - index%256
	width := tree.N - first
	if width > 256 {
		width = 256
	}
	rest := must(fetch(tilePath("entries", first/256, int(width))))
	for n := first; n < first+width; n++ {
		need(len(rest) >= 2 && len(rest) >= 2+int(rest[0])<<8+int(rest[1]), "the bundle of entries ends early")
		length := 2 + int(rest[0])<<8 + int(rest[1])
		entry := rest[2:length]
		rest = rest[length:]
		need(must(hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, n)}))[0] == tlog.RecordHash(entry), "an entry is not what the tiles say")
		if n == index {
			found = entry
		}
	}
	need(len(rest) == 0, "the bundle of entries goes on")
	return found
}

func main() {
	base = os.Args[1]
	certificate, earlier, earlierRoot := os.Args[3], number(os.Args[4]), hashOf(os.Args[5])
	var known []note.Verifier
	var publics []ed25519.PublicKey
	for _, vkey := range strings.Split(os.Args[2], ",") {
		known = append(known, must(note.NewVerifier(vkey)))
		publics = append(publics, decoded(strings.SplitN(vkey, "+", 3)[2])[1:])
	}
	keys := note.VerifierList(known...)
	tree := treeOf(string(must(fetch("/log/checkpoint"))), keys)
	hashes := tlog.TileHashReader(tree, tiles{})
	must(0, tlog.CheckTree(must(tlog.ProveTree(tree.N, earlier, hashes)), tree.N, tree.Hash, earlier, earlierRoot))

	var bundle struct {
		Credential         map[string]any
		Entry, Salt, Proof string
	}
	reader := json.NewDecoder(bytes.NewReader(must(fetch("/credentials/" + certificate + "/bundle"))))
	reader.UseNumber()
	must(0, reader.Decode(&bundle))
	entry := decoded(bundle.Entry)

	// The inclusion proof of the bundle (C2SP tlog-proof), under its own checkpoint.
	proofText, signed, _ := strings.Cut(bundle.Proof, "\n\n")
	lines := strings.Split(proofText, "\n")
	need(len(lines) >= 2 && lines[0] == "c2sp.org/tlog-proof@v1", "no tlog-proof")
	index := number(strings.TrimPrefix(lines[1], "index "))
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		proof = append(proof, hashOf(line))
	}
	own := treeOf(signed, keys)
	must(0, tlog.CheckRecord(proof, own.N, own.Hash, index, tlog.RecordHash(entry)))
	must(0, tlog.CheckRecord(must(tlog.ProveRecord(tree.N, index, hashes)), tree.N, tree.Hash, index, tlog.RecordHash(entry)))
	need(bytes.Equal(entryAt(index, tree, hashes), entry), "the log has another entry at this index")

	// What the entry says, and the credential it commits to.
	var said struct{ Kind, Number, Commitment string }
	must(0, json.Unmarshal(entry, &said))
	options := bundle.Credential["proof"].(map[string]any)
	delete(bundle.Credential, "proof")
	document := spelled(bundle.Credential)
	need(said.Kind == "certificate" && said.Number == certificate, "the entry is of something else")
	need(said.Commitment == hex.EncodeToString(sum(append(must(hex.DecodeString(bundle.Salt)), document...))), "the entry commits to another credential")
	signature := signatureOf(options["proofValue"].(string))
	delete(options, "proofValue")
	isProven := false
	for _, key := range publics {
		isProven = isProven || ed25519.Verify(key, append(sum(spelled(options)), sum(document)...), signature)
	}
	need(isProven, "the proof of the credential does not hold")
	fmt.Println("accepted")
}
