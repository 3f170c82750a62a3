// One shortcut: the key "c" opens "Record contact" on a screen that offers it. A single letter must be able to be turned
// off (WCAG 2.1.4), so it is off until switched on at the foot of the page, and never acts while something is typed.
const KEPT = 'alongside.shortcut'

export function startShortcut () {
  const target = document.querySelector('[data-shortcut="c"]')
  const box = document.querySelector('[data-shortcut-switch]')
  if (box) {
    box.closest('[hidden]')?.removeAttribute('hidden')
    box.checked = localStorage.getItem(KEPT) === 'on'
    box.addEventListener('change', () => localStorage.setItem(KEPT, box.checked ? 'on' : 'off'))
  }
  if (!target) return
  document.addEventListener('keydown', event => {
    if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (localStorage.getItem(KEPT) !== 'on' || event.target.closest('input, textarea, select, [contenteditable]')) return
    event.preventDefault()
    target.click()
  })
}
