// What is still to be talked about, in the order of a talk.
import { UNKNOWN } from "../../kit/shared/form.js";

/**
 * @param {{agenda: string[], answers: Record<string, string[]>}} context
 * @param {(question: string, otherwise: string[]) => string[]} entered what was entered, or what the server has
 * @returns {string[]} the questions that are open or not known; edits on their way to the server count
 */
export function leftOver({ agenda, answers }, entered) {
  return agenda.filter((name) => {
    const chosen = entered(name, answers[name] ?? []);
    return !chosen.length || chosen.includes(UNKNOWN);
  });
}

/** @param {string[]} left @param {string} from @returns {string} the next one; empty where none is left */
export function after(left, from) {
  return left[(left.indexOf(from) + 1) % left.length] ?? "";
}
