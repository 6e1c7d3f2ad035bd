import { ApiError } from '../../lib/api/problem';
import type { Lang } from '../../lib/i18n/lang';

/** What the API says in English about the parts of a file that were not taken over, in French; `$1` stands for what differs. */
const FRENCH: readonly (readonly [said: string | RegExp, french: string])[] = [
  ['A card is an object.', 'Une carte est un objet.'],
  ['A choice that was there twice is kept once.', 'Une réponse présente deux fois est gardée une fois.'],
  ['A field\'s name has 1 to 60 characters.', 'Le nom d’un champ a de 1 à 60 caractères.'],
  ['A flashcard is an object.', 'Une carte mémoire est un objet.'],
  ['A list is expected here.', 'Une liste est attendue ici.'],
  ['A list of texts is expected here.', 'Une liste de textes est attendue ici.'],
  ['A multiple-choice question has 2 to 10 choices.', 'Une question à choix a de 2 à 10 réponses.'],
  ['A past paper has questions.', 'Une annale contient des questions.'],
  ['A past paper is an object.', 'Une annale est un objet.'],
  ['A property\'s name holds an incomplete character.', 'Le nom d’une propriété contient un caractère incomplet.'],
  ['A question is an object.', 'Une question est un objet.'],
  ['A reference is an object.', 'Une référence est un objet.'],
  ['A section is an object.', 'Une section est un objet.'],
  ['A subsection is an object, at most 10 levels deep.', 'Une sous-section est un objet, sur 10 niveaux au plus.'],
  ['A text is expected here.', 'Un texte est attendu ici.'],
  ['An http or https address is expected here.', 'Une adresse http ou https est attendue ici.'],
  ['An object is expected here.', 'Un objet est attendu ici.'],
  ['Another element before has this id.', 'Un autre élément porte déjà cet identifiant.'],
  ['Control characters were replaced by spaces.', 'Des caractères de contrôle ont été remplacés par des espaces.'],
  ['Only a multiple-choice question has choices.', 'Seule une question à choix a des réponses proposées.'],
  ['Only a multiple-choice question may have several right choices.', 'Seule une question à choix peut avoir plusieurs bonnes réponses.'],
  ['The answer is either true or false.', 'La réponse est soit vrai, soit faux.'],
  ['The answer is missing.', 'Il manque la réponse.'],
  ['The answer is neither true nor false.', 'La réponse n’est ni vrai ni faux.'],
  ['The answer is none of the choices.', 'La réponse n’est aucun des choix.'],
  ['The answer is none of the usable choices.', 'La réponse n’est aucun des choix utilisables.'],
  ['The answer names the same choice twice.', 'La réponse nomme deux fois le même choix.'],
  ['The card holds more than 500 values.', 'La carte contient plus de 500 valeurs.'],
  ['The card says nothing.', 'La carte ne dit rien.'],
  ['The choice has no usable label.', 'La réponse proposée n’a pas de texte utilisable.'],
  ['The flashcard has no usable front or back.', 'La carte mémoire n’a pas de recto ou de verso utilisable.'],
  ['The id cannot be kept; another was given.', 'L’identifiant ne peut pas être gardé ; un autre a été donné.'],
  ['The past paper has no usable question.', 'L’annale n’a aucune question utilisable.'],
  ['The question has choices already.', 'La question a déjà des réponses proposées.'],
  ['The question has no answer.', 'La question n’a pas de réponse.'],
  ['The question has no usable text.', 'La question n’a pas de texte utilisable.'],
  ['The reference has no title, or there are more than 50.', 'La référence n’a pas de titre, ou il y en a plus de 50.'],
  ['The section has no usable card.', 'La section n’a aucune carte utilisable.'],
  ['The subsection says nothing.', 'La sous-section ne dit rien.'],
  ['The text holds an incomplete character.', 'Le texte contient un caractère incomplet.'],
  ['The title is missing; the theme was given one.', 'Il manque le titre ; le thème en a reçu un.'],
  ['There are several right choices, but the question allows one.', 'Il y a plusieurs bonnes réponses, mais la question n’en permet qu’une.'],
  ['There is nothing here.', 'Il n’y a rien ici.'],
  ['This is neither true nor false.', 'Ce n’est ni vrai ni faux.'],
  ['This is nested too deeply.', 'L’imbrication est trop profonde.'],
  ['This is no value of a card.', 'Une carte ne peut pas contenir cette valeur.'],
  ['This is not a usable number.', 'Ce nombre n’est pas utilisable.'],
  ['This number is too long.', 'Ce nombre est trop long.'],
  ['This property is not known.', 'Cette propriété n’est pas connue.'],
  ['This property is there twice; the first one is kept.', 'Cette propriété est présente deux fois ; la première est gardée.'],
  ['This type of card is not supported.', 'Ce type de carte n’est pas pris en charge.'],
  ['This type of question is not supported.', 'Ce type de question n’est pas pris en charge.'],
  ['True or false is expected here.', 'Vrai ou faux est attendu ici.'],
  ['1 to 3, or easy, medium or hard, is expected here.', 'Un niveau de 1 à 3 est attendu ici.'],
  [/^A whole number between (\S+) and (\S+) is expected here\.$/, 'Un nombre entier entre $1 et $2 est attendu ici.'],
  [/^One of (.+) is expected here\.$/, 'Une de ces valeurs est attendue ici : $1.'],
  [/^The text is longer than (\d+) characters\.$/, 'Le texte dépasse $1 caractères.'],
  [/^At most (\d+) are kept\.$/, 'Seuls les $1 premiers sont gardés.'],
  [/^There are more than (\d+) .+\.$/, 'Il y en a plus de $1.'],
  [/^(\d+) more losses are not listed\.$/, '$1 autres pertes ne sont pas listées.'],
  [/^A card has at most (\d+) fields\.$/, 'Une carte a au plus $1 champs.'],
  [/^A section has at most (\d+) cards\.$/, 'Une section a au plus $1 cartes.'],
];

/** The reason in the language that is shown; one without a translation is said as the API says it. */
export function lossReason(language: Lang, said: string): string {
  if (language !== 'fr') return said;
  for (const [pattern, french] of FRENCH) {
    if (typeof pattern === 'string' ? pattern === said : pattern.test(said)) return said.replace(pattern, french);
  }
  return said;
}

/** A refused file, with its reasons in the language that is shown. */
export function inWords(language: Lang, error: unknown): unknown {
  if (!(error instanceof ApiError) || !error.problem.errors) return error;
  const errors = error.problem.errors.map((entry) => ({ ...entry, message: lossReason(language, entry.message) }));
  return new ApiError({ ...error.problem, errors });
}
