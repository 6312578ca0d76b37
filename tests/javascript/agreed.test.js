import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsFor } from "../../diagnosis/ui/components/consultant/sheet/agreed.js";

const nothing = { what: "", who: "", until: "" };
const some = { ...nothing, who: "A" };

test("there is always a line to write in, until there are twenty", () => {
  assert.deepEqual(rowsFor([]), [nothing]);
  assert.deepEqual(rowsFor([some]), [some, nothing]);
  assert.deepEqual(rowsFor([some, nothing]), [some, nothing]);
  assert.equal(rowsFor(Array.from({ length: 20 }, () => some)).length, 20);
});
