// The first layout: things around one, so that no thing lies on another or on the name of a link.
import { colaRemoveOverlaps, layoutPadded } from "@reactodia/workspace/layout-sync";

const GAP = { x: 12, y: 12 }; // between things, at least

/**
 * Return a layout function that puts a thing in the middle and all others on an ellipse about it.
 *
 * `centre` is the id of the thing; `across` and `down` are the half axes of the ellipse.
 */
export function surround(centre, { across, down }) {
  return (graph, { bounds }) => {
    const others = Object.keys(bounds).filter((id) => id !== centre);
    const placed = { [centre]: about(0, 0, bounds[centre]) };
    others.forEach((id, at) => {
      const angle = 2 * Math.PI * (at + 0.5) / others.length; // none level with the one in the middle
      placed[id] = about(across * Math.cos(angle), down * Math.sin(angle), bounds[id]);
    });
    const padded = layoutPadded({ bounds: placed }, GAP);
    return Promise.resolve(padded.unwrap(colaRemoveOverlaps(padded.state)));
  };
}

const about = (x, y, { width, height }) => ({ x: x - width / 2, y: y - height / 2, width, height });
