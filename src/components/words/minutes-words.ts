/** Minutes as people say them, beside the other words of pages. */
export { minutesWords } from '../../domain/minutes-words'
