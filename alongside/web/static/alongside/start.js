// Starts the components of GOV.UK and MoJ Frontend. Everything works without this; it only spares effort.
import { initAll as startGovuk } from '../built/govuk-frontend.min.js'
import { initAll as startMoj } from '../built/moj-frontend.min.js'
import { startDrafts } from './drafts.js'
import { startIdentity } from './identity.js'
import { startReveal } from './reveal.js'
import { startShortcut } from './shortcut.js'

startGovuk()
startMoj()
startDrafts()
startReveal()
startIdentity()
startShortcut()

// A second click on the same button is the commonest double record: after the first the form is on its way.
document.addEventListener('submit', event => {
  const form = event.target
  if (form.method !== 'post') return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'yes'
})
// Coming back with the Back button finds the form ready again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})
