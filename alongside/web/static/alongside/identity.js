// While somebody is written down: whoever may be the same person is shown beside the form. Without script the same
// comes once the form is sent. Nothing of what is typed stands in an address.
const PAUSE = 700

export function startIdentity () {
  const place = document.querySelector('[data-alike]')
  const form = place?.closest('form')
  if (!form) return
  const asked = ['name', 'known_as', 'alias', 'date_of_birth', 'phone_1', 'phone_2', 'email', 'address', 'postcode']
  const belongs = name => asked.some(one => name === one || name.startsWith(`${one}-`))
  let pause
  let last = ''
  const look = async () => {
    const typed = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (belongs(name) || name === 'form_key' || name === 'csrfmiddlewaretoken') typed.append(name, value)
    }
    if (typed.toString() === last || !form.elements.name.value.trim()) return
    last = typed.toString()
    try {
      const answer = await fetch(place.dataset.alike, { method: 'POST', body: typed, redirect: 'manual' })
      const said = new DOMParser().parseFromString(await answer.text(), 'text/html') // a page of ours, that runs nothing
      if (answer.ok && typed.toString() === last) place.replaceChildren(...said.body.childNodes)
    } catch {
      last = ''
    }
  }
  form.addEventListener('input', event => {
    if (!belongs(event.target.name)) return
    clearTimeout(pause)
    pause = setTimeout(look, PAUSE)
  })
}
