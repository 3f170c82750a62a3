// A question that only some answers to another call for stays hidden until one of them is chosen. Without script it is
// simply there. `data-revealed-by` lists the answers, as in "channel=other answered_by=voicemail".
export function startReveal () {
  for (const part of document.querySelectorAll('[data-revealed-by]')) {
    const answers = part.dataset.revealedBy.split(' ').map(one => one.split('='))
    const form = part.closest('form')
    const look = () => {
      const wanted = answers.some(([name, value]) => form.elements[name]?.value === value)
      part.hidden = !wanted && !part.querySelector('.govuk-form-group--error')
    }
    form.addEventListener('change', look)
    window.addEventListener('pageshow', look)
    look()
  }
}
