// Folds the parts of a long page on a narrow screen. A link to something inside a part opens it, and paper shows all of them.
;(() => {
  const parts = [...document.querySelectorAll('details.part')]
  const show = () => {
    let id
    try {
      id = decodeURIComponent(location.hash.slice(1))
    } catch {
      return
    }
    const target = id && document.getElementById(id)
    const part = target && target.closest('details.part')
    if (!part) return
    part.open = true
    target.scrollIntoView()
  }
  if (matchMedia('(max-width: 52rem)').matches) {
    for (const part of parts) part.open = false
    // Folded headings stand below each other: they are the list of contents themselves.
    document.querySelector('.contents').hidden = true
  }
  show()
  addEventListener('hashchange', show)
  // A link to where one is already changes no address.
  document.addEventListener('click', (event) => {
    if (event.target.closest('a[href*="#"]')) setTimeout(show)
  })
  let shut = []
  addEventListener('beforeprint', () => {
    shut = parts.filter((part) => !part.open)
    for (const part of shut) part.open = true
  })
  addEventListener('afterprint', () => {
    for (const part of shut) part.open = false
  })
})()
