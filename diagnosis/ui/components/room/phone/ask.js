// What a page of a room asks of the server.

/** @typedef {{status: number, data: Record<string, any>}} Answer `status` is 0 where nobody answers */

const PATIENCE = 10_000;

/** @param {string} path @param {Record<string, unknown>} asked @returns {Promise<Answer>} */
export async function ask(path, asked) {
  try {
    const answer = await fetch(`${document.body.dataset.api}/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: answer.status, data: await answer.json() };
  } catch {
    return { status: 0, data: {} };
  }
}
