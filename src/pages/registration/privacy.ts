// Privacy within a registration: the same as outside of one, with a way back that loses nothing.
import { contentPage } from './content.ts'

export const privacy = contentPage('privacy')
