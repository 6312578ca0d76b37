import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf } from "../../diagnosis/ui/components/room/phone/code.js";

test("a code is read in any width and case, with dashes of any kind and spaces", () => {
  const dashes = ["XADX-X72E", " XADX – X72E ", "XADX—X72E", "XADX‐X７2E", "XADXーX72E", "xadx−x72e\n"];
  for (const written of ["xadxx72e", "ＸＡＤＸ－Ｘ７２Ｅ", "ｘａｄｘ　ｘ７２ｅ", ...dashes]) {
    assert.equal(codeOf(written), "XADXX72E", written);
  }
});

test("a link that was damaged on its way has the code in it", () => {
  for (const end of ["", "。", "）", ">", "」です", "%E3%80%82", "%3E", "%EF%BC%89", "%"]) {
    assert.equal(codeOf(`#XADXX72E${end}`), "XADXX72E", end);
  }
  for (const link of ["https://check.example/room#XADXX72E", "https://check.example/room%23XADX-X72E。", "＃ＸＡＤＸＸ７２Ｅ"]) {
    assert.equal(codeOf(link), "XADXX72E", link);
  }
  // A browser tells a code in full width by its bytes.
  assert.equal(codeOf(new URL("https://check.example/room#ＸＡＤＸＸ７２Ｅ").hash), "XADXX72E");
});

test("where no letter is written there is no code", () => {
  for (const written of ["", "#", "コード", "－－"]) assert.equal(codeOf(written), "");
});
