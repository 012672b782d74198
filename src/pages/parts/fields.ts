// The parts of forms (R39): fields with label, hint and error, choices, the summary of errors. Names and ids are the same, so that an
// error can lead to its field.
import { type Html, type HtmlValue, html, joined } from '../html.ts'

export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value?: string | undefined
}

export interface TextField extends Field {
  readonly type?: 'text' | 'tel' | 'email'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'tel' | 'email'
  readonly maxlength?: number
  /** Of CSS: `code`. */
  readonly look?: string
  /** Something after the input: a suggestion. */
  readonly after?: HtmlValue
  /** Data attributes, for the script. */
  readonly data?: HtmlValue
}

/** Never `required`, never `type=number`: the server judges, in the person's language, and keeps what was typed. */
export function textField(field: TextField): Html {
  const {
    name,
    label,
    value = '',
    type = 'text',
    autocomplete = 'off',
    inputmode,
    maxlength = 320,
    look,
    after,
    data,
  } = field
  const isAddress = type === 'email'
  return html`<div class="field${field.error !== undefined && ' wrong'}">
<label for="${name}">${label}</label>
${about(field)}
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="${maxlength}" spellcheck="false" autocapitalize="none"${inputmode !== undefined && html` inputmode="${inputmode}"`}${look !== undefined && html` class="${look}"`}${isAddress && html` autocorrect="off"`}${data}${describedBy(field)}>
${after}
</div>`
}

export interface Choice {
  readonly value: string
  readonly label: HtmlValue
  readonly hint?: HtmlValue
  readonly isDisabled?: boolean
}

export interface RadioField extends Field {
  readonly choices: readonly Choice[]
  /** The page's title asks the same: not shown twice, and still read out with the choices. */
  readonly isTitle?: boolean
}

export function radios(field: RadioField): Html {
  const { name, label, value, error, hint, choices, isTitle } = field
  return html`<fieldset class="field${error !== undefined && ' wrong'}" id="${name}" tabindex="-1"${describedBy(field)}>
<legend${isTitle && html` class="unseen"`}>${label}</legend>
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
${choices.map((one) => radio(name, one, one.value === value))}
</fieldset>`
}

function radio(name: string, { value, label, hint, isDisabled }: Choice, isChosen: boolean): Html {
  const id = `${name}-${value}`
  return html`<div class="choice">
<input type="radio" name="${name}" id="${id}" value="${value}"${isChosen && html` checked`}${isDisabled && html` disabled`}${hint !== undefined && html` aria-describedby="${id}-hint"`}>
<label for="${id}">${label}</label>
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
</div>
`
}

export interface SelectField extends Field {
  readonly options: readonly (readonly [value: string, label: string])[]
  /** What stands first and is no choice. */
  readonly empty?: string
  readonly autocomplete?: string
  /** Data attributes, for the script. */
  readonly data?: HtmlValue
}

function select(field: SelectField): Html {
  const { name, label, value, options, empty, autocomplete = 'off', data } = field
  return html`<div class="field${field.error !== undefined && ' wrong'}">
<label for="${name}">${label}</label>
${about(field)}
<select id="${name}" name="${name}" autocomplete="${autocomplete}"${data}${describedBy(field)}>
${empty !== undefined && html`<option value="">${empty}</option>`}
${optionsOf(options, value)}
</select>
</div>`
}

const drawn = new WeakMap<SelectField['options'], readonly Html[]>()

/** Each option is drawn once: the 250 countries of a language stay as they are. */
function optionsOf(options: SelectField['options'], value: string | undefined): Html {
  const known = drawn.get(options) ?? options.map(([code, text]) => option(code, text))
  drawn.set(options, known)
  const chosen = options.findIndex(([code]) => code === value)
  const [code, text] = options[chosen] ?? []
  return joined(
    code === undefined || text === undefined ? known : known.with(chosen, option(code, text, html` selected`)),
  )
}

function option(code: string, text: string, selected?: Html): Html {
  return html`<option value="${code}"${selected}>${text}</option>\n`
}

function about({ name, hint, error }: Field): Html {
  return html`${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}`
}

function describedBy({ name, hint, error }: Field): HtmlValue {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])]
  const invalid = error !== undefined && html` aria-invalid="true"`
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${invalid}`
}

/** What is wrong, at the top, each with a link to its field. It takes the focus where there is JavaScript. */
export function errorSummary(
  title: string,
  errors: readonly { readonly field: string | undefined; readonly text: string }[],
): HtmlValue {
  if (errors.length === 0) return undefined
  return html`<div class="summary" role="alert" tabindex="-1" id="errors">
<h2>${title}</h2>
<ul>
${errors.map(({ field, text }) => html`<li>${field === undefined ? text : html`<a href="#${field}">${text}</a>`}</li>\n`)}
</ul>
</div>`
}

export interface CountryField extends SelectField {
  /** Said where nothing that was typed is a country's name. */
  readonly none: string
}

/** A choice among some 250: the script makes a field to search in of it, where there is a keyboard. */
export function countryField(field: CountryField): Html {
  return select({ ...field, data: html` data-country data-none="${field.none}"` })
}
