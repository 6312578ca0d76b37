// Which files go to the server together: a message may only be so long.

/**
 * The files in their order, parted so that none but a single large file is longer than `most` bytes.
 * @template {{size: number}} Sized
 * @param {Sized[]} files @param {number} most @returns {Sized[][]}
 */
export function batches(files, most) {
  /** @type {Sized[][]} */
  const parted = [];
  let room = 0;
  for (const file of files) {
    const batch = parted.at(-1);
    if (batch && file.size <= room) batch.push(file);
    else {
      parted.push([file]);
      room = most;
    }
    room -= file.size;
  }
  return parted;
}

/** @param {string} words with `{done}` and `{count}` @param {number} done @param {number} count */
export function progress(words, done, count) {
  return words.replace("{done}", String(done)).replace("{count}", String(count));
}
