// Draws the picture of a result.
import { drawnPicture } from "../shared/drawing.js";

/** @param {Component<string>} component */
export default function ({ data, parentElement }) {
  const drawn = drawnPicture(data);
  const place = parentElement.querySelector(".picture");
  if (place?.isEqualNode(drawn)) return;
  if (place) place.replaceWith(drawn);
  else parentElement.append(drawn);
}
