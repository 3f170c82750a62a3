// While somebody types into a form, what is new in it goes to the server every ten seconds: a browser that dies takes
// at most that with it. Nothing is kept in the browser. Without script the words are kept when the form is sent.
const EVERY = 10_000

export function startDrafts () {
  const door = document.querySelector('main[data-drafts]')?.dataset.drafts
  if (!door) return
  for (const key of document.querySelectorAll('main form[method="post"] input[name="form_key"]')) keep(key.form, door)
}

function keep (form, door) {
  const typed = () => new URLSearchParams(new FormData(form))
  const leaving = new AbortController()
  let kept = typed().toString()
  const look = async () => {
    const now = typed()
    if (form.dataset.sent || now.toString() === kept) return
    const before = kept
    kept = now.toString()
    now.set('address', location.pathname)
    try {
      const answer = await fetch(door, { method: 'POST', body: now, redirect: 'manual', signal: leaving.signal })
      // Signed out meanwhile: the words are kept all the same, and there is nobody to ask again for.
      if (answer.status !== 204) clearInterval(clock)
    } catch {
      kept = before
    }
  }
  const clock = setInterval(look, EVERY)
  document.addEventListener('visibilitychange', () => { if (document.hidden) look() })
  form.addEventListener('submit', () => leaving.abort())
}
