// Computes the digest of a certificate file in this browser; the file never leaves it.
;(() => {
  const place = document.getElementById('drop')
  const input = document.getElementById('certificate-file')
  const says = document.getElementById('drop-says')
  if (!place || !input || !says) return
  // Browsers compute digests only on https and localhost; without it the page shows the command to run instead.
  if (!window.isSecureContext || !window.crypto || !crypto.subtle) return
  place.hidden = false

  // Where a certificate with its proof is checked: offline, or what the register says of the number it names.
  const ways = document.getElementById('drop-ways')
  const byNumber = document.getElementById('drop-number')
  const showProven = (named) => {
    says.textContent = says.dataset.proven
    if (byNumber) {
      byNumber.hidden = !named
      if (named) byNumber.href = `/check/${named[1]}`
    }
    if (ways) ways.hidden = false
  }

  const check = async (file) => {
    if (!file) return
    if (ways) ways.hidden = true
    if (file.size > 50 * 1024 * 1024) {
      says.textContent = says.dataset.large
      return
    }
    says.textContent = says.dataset.busy
    try {
      const content = await file.arrayBuffer()
      // What stands before a proof has the right digest whatever follows it, so the digest alone says nothing of such a file.
      const text = new TextDecoder('latin1').decode(content)
      if (text.includes('\n%rongshu-pdf/1 ')) {
        showProven(/\b(FZDA[0-9A-Z]{10,30})\.bundle\.json/.exec(text))
        return
      }
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
      location.assign(`/check/by-digest/${hex}`)
    } catch {
      says.textContent = says.dataset.failed
    }
  }

  input.addEventListener('change', () => {
    void check(input.files && input.files[0])
  })
  place.addEventListener('dragover', (event) => {
    event.preventDefault()
    place.classList.add('drop-over')
  })
  place.addEventListener('dragleave', () => place.classList.remove('drop-over'))
  place.addEventListener('drop', (event) => {
    event.preventDefault()
    place.classList.remove('drop-over')
    void check(event.dataTransfer && event.dataTransfer.files[0])
  })
})()
