/** Migration 0037: the wisher's thanks as everybody reads them, once they were checked. */
export const wishThanks: readonly string[] = [
  `alter table wish add column shown_thanks text not null default ''`,
  `alter table wish add constraint wish_thanks_of_confirmed check (shown_thanks = '' or state = 'confirmed')`,
]
