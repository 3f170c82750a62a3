// Asks the browser for a security key or passkey and sends its answer with the form. The form is hidden until this runs.
const form = document.querySelector('form[data-key]')
const options = JSON.parse(document.getElementById('key-options').textContent).publicKey

for (const note of document.querySelectorAll('.app-without-script')) note.hidden = true
form.hidden = false
form.querySelector('button').addEventListener('click', async () => {
  try {
    const credential = form.dataset.key === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    form.elements.credential.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch (error) {
    // Cancelled, or no key at hand: the page stays as it is, with its other ways.
    if (error.name !== 'NotAllowedError') console.error(error.name)
  }
})
