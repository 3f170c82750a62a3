// First thing in the page, before anything is drawn: GOV.UK Frontend hides what scripts will replace.
document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')
