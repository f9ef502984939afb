let touchedAt = Date.now()
// Tests read this without a window.
if (typeof window !== 'undefined')
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    addEventListener(
      kind,
      () => {
        touchedAt = Date.now()
      },
      { capture: true, passive: true },
    )

/** Whether nobody has touched this page for a minute: what it then asks by itself does not keep the session from growing idle. */
export const isLeftAlone = (): boolean => Date.now() - touchedAt > 60_000
